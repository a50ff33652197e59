"""What the pages of the portfolio share: the portfolio as it is kept, forms made from the types of records, lines.

Comes in: the desk, records, what a form sent. Goes out: fields ready to be shown, records ready to be kept.
"""
