"""What an applicant did and who saw it: the clinical-experience portfolio.

Comes in: what the applicant writes down (experiences, encounters without anything that says who the patient is,
reflections, feedback, people, letters). Goes out: the same as frozen records, what they show, where they have
gaps, and what to do next. Nothing here reads a store or a screen.
"""
