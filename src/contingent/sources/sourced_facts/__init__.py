"""Facts compiled row by row from public pages, each with its address and the words it rests on."""
