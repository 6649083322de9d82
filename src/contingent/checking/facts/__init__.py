"""Claims of facts: memberships, relations, refugees, forces outside the United Nations, units, deaths, training.

One module a kind, one shape: a claim is taken by each definition that its words allow (`readings`), each of which says
over time what the record has and whether the claim fits it; `judging` gives the status that all claims have.
"""

from contingent.checking.facts.kinds import FACT_KINDS, fact_verdict

__all__ = ["FACT_KINDS", "fact_verdict"]
