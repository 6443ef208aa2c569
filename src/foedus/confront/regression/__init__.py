"""Regression: models of the design over alliances and dyad-years, with errors that know who shares whom.

Each model is a likelihood with its gradient and information; one Newton search, one set of
covariance estimators and one record of the result serve them all.
"""
