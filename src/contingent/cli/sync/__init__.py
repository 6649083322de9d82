"""What `contingent sync` is made of. The network is opened here, below the command and nowhere else."""
