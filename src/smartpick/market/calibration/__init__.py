"""Calibration: the model card fitted to published aggregates by the method of simulated moments.

Comes in: a card with priors, published figures with tolerances, and a way to simulate seasons. Goes out: the card that
fits best, and an ensemble of cards that all fit about as well and differ in what the figures do not tell.

``targets`` what is published and how closely it should be met; ``inner`` the openness of every specialty, solved for
each trial card; ``response`` how the figures answer to the parameters; ``search`` Sobol points and Gauss-Newton steps;
``ensemble`` the members; ``openness_spread`` what is left open of the openness; ``fit`` all of it in order.
"""
