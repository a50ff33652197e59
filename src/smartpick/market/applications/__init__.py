"""Who applies where, and what each program thinks of each file.

Comes in: the population and the programs as arrays. Goes out: the applications of the whole country, program
by program, with the applicant's liking (U) and the program's opinion (A).
"""
