"""Claims x record: all readings of a claim, its verdict, the text's vintage, and the sentence that would be right."""
