"""Where a member signs the pledge and answers for every proposal whether there is a conflict."""
