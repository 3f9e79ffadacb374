#!/usr/bin/env python3
"""What gradient boosting reaches on the same numbers that the shipped models weigh: a ceiling for them.

    cargo run --release --example evaluate -- choosing PATH… --cases DIR
    pip install scikit-learn pandas
    python3 examples/evaluate/ceiling.py DIR TRAIN,TRAIN TEST,TEST

Trains on the cases of some archives, tests on those of others (area under the curve, unmoved by what becomes known in
the archive that is tested), and within each archive on its later half after its earlier half.
"""

import sys

import pandas
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

FIXED = ["group", "cutoff", "u", "v", "silent_days", "present", "label"]


def boosted():
    return HistGradientBoostingClassifier(
        max_iter=150, learning_rate=0.05, max_leaf_nodes=12, min_samples_leaf=60, l2_regularization=5, random_state=1
    )


def linear():
    return make_pipeline(StandardScaler(), LogisticRegression(C=0.02, max_iter=3000))


def area(model, train, test):
    names = [name for name in train.columns if name not in FIXED]
    if train.label.nunique() < 2 or test.label.nunique() < 2:
        return float("nan")
    model.fit(train[names], train.label)
    return roc_auc_score(test.label, model.predict_proba(test[names])[:, 1])


def main():
    folder, train, test = sys.argv[1], sys.argv[2].split(","), sys.argv[3].split(",")
    for task in ("reply", "reach", "again-365", "introduces"):
        cases = {name: pandas.read_csv(f"{folder}/{name}.{task}.csv") for name in train + test}
        learnt = pandas.concat(cases[name] for name in train)
        for name in test:
            tested = cases[name].sort_values("cutoff", kind="stable")
            half = len(tested) // 2
            across = [area(model, learnt, tested) for model in (linear(), boosted())]
            within = [area(model, tested[:half], tested[half:]) for model in (linear(), boosted())]
            figures = "  ".join(f"{value:.3f}" for value in across + within)
            print(f"{task:11} {name:18} {figures}  (linear, boosted; linear, boosted within)")


main()
