"""How long the program takes, beside plain programs that do the same: `make bench`. Not part of the product."""
