"""Builds the tables that the package ships (`synoptic/data/*.tsv`) from reference facts.

`python -m training.tables --knowledge FOLDER [--only NAME]` writes them again; sources and licences are in
`synoptic/data/SOURCES.md`. Facts kept by hand lie in `training/tables/facts/`.
"""
