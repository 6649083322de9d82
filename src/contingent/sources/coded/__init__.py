"""What no data set has: facts and events coded by hand, each row with its address and the words it rests on."""
