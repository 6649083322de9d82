"""An independent oracle for verdicts: slow, plain and written from the rules, not from the code it checks."""
