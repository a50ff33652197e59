"""Validation: what the calibrated market gets right, what it does not, and how sure that is.

Comes in: the model card, the ensemble, published figures, and a way to simulate seasons. Goes out: frozen results.

``predictive`` published figures beside seasons that no fit has seen; ``recovery`` known truths fitted again;
``left_out`` each specialty predicted from the others; ``explanations`` why a figure is missed, in words;
``thinned`` a country of every third program, to fit in; ``sampling_error`` how far a figure from a sample may be off.
"""
