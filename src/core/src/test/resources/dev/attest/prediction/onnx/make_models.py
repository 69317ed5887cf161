"""Writes the ONNX files beside this script, with what scikit-learn itself predicts from the same rows.

Written after the graphs skl2onnx produces (LinearClassifier or TreeEnsembleClassifier, Normalizer, Cast, ZipMap of
ai.onnx.ml, with its names for inputs and outputs), by hand with onnx.helper: the converter itself was not at hand.

    pip install scikit-learn==1.9.1 onnx==1.23.1 onnxruntime==1.30.0
    python make_models.py

Deterministic: the same versions write the same bytes. Each <name>.csv holds rows: the values as the card has them (a
category as its code), then the probabilities of predict_proba.
"""

import pathlib

import numpy as np
import onnxruntime
from onnx import TensorProto, checker, helper, numpy_helper
from sklearn.datasets import load_iris
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.preprocessing import OneHotEncoder, StandardScaler

HERE = pathlib.Path(__file__).parent
ML = "ai.onnx.ml"
FLOAT, DOUBLE, INT64, STRING = TensorProto.FLOAT, TensorProto.DOUBLE, TensorProto.INT64, TensorProto.STRING

iris = load_iris()
X = iris.data.astype(np.float32)
NAMES = np.array(["setosa", "versicolor", "virginica"])
SHOWN = np.arange(0, 150, 5)


def node(op, inputs, outputs, domain="", **attributes):
    return helper.make_node(op, inputs, outputs, name=f"{op}_{outputs[0]}", domain=domain, **attributes)


def tensor(name, kind, *shape):
    return helper.make_tensor_value_info(name, kind, list(shape))


def zipped(name, key):
    kind = helper.make_sequence_type_proto(helper.make_map_type_proto(key, helper.make_tensor_type_proto(FLOAT, [])))
    return helper.make_value_info(name, kind)


def model(nodes, inputs, outputs, opset, ml=1, initializers=(), ir=None):
    graph = helper.make_graph(nodes, "made-after-skl2onnx", inputs, outputs, list(initializers))
    sets = [helper.make_opsetid("", opset), helper.make_opsetid(ML, ml)]
    return helper.make_model(graph, opset_imports=sets, producer_name="make_models", ir_version=ir or 8)


def write(name, made, rows=None, probabilities=None, run=True):
    data = made.SerializeToString(deterministic=True)
    (HERE / f"{name}.onnx").write_bytes(data)
    if run:
        checker.check_model(made)
        onnxruntime.InferenceSession(data)
    if rows is not None:
        lines = [",".join(repr(float(v)) for v in [*row, *p]) for row, p in zip(rows, probabilities)]
        (HERE / f"{name}.csv").write_text("\n".join(lines) + "\n")


def linear(regression, labels, source, opset):
    """LinearClassifier as skl2onnx writes it; a binary model gets a column for each label."""
    coefficients, intercepts = regression.coef_, regression.intercept_
    softmax = len(regression.classes_) > 2
    if not softmax:
        coefficients, intercepts = np.vstack([-coefficients, coefficients]), np.hstack([-intercepts, intercepts])
    return [
        node("LinearClassifier", [source], ["label", "probability_tensor"], ML,
             coefficients=coefficients.astype(np.float32).ravel().tolist(),
             intercepts=intercepts.astype(np.float32).tolist(), multi_class=1,
             post_transform="SOFTMAX" if softmax else "LOGISTIC", **labels),
        node("Normalizer", ["probability_tensor"], ["probabilities"], ML, norm="L1"),
    ]


INTS = {"classlabels_ints": [0, 1, 2]}
CAST = node("Cast", ["label"], ["output_label"], to=INT64)
INT_OUTPUTS = [tensor("output_label", INT64, None), zipped("output_probability", INT64)]


def zip_map(**labels):
    return node("ZipMap", ["probabilities"], ["output_probability"], ML, **labels)


def linear_models():
    fitted = LogisticRegression(max_iter=1000).fit(X, iris.target)
    shown, expected = X[SHOWN], fitted.predict_proba(X[SHOWN])
    zipped_nodes = [*linear(fitted, INTS, "float_input", 12), CAST, zip_map(classlabels_int64s=[0, 1, 2])]
    inputs = [tensor("float_input", FLOAT, None, 4)]
    write("zipmap_int64", model(zipped_nodes, inputs, INT_OUTPUTS, 12, ml=1, ir=6), shown, expected)

    tensors = [tensor("label", INT64, None), tensor("probabilities", FLOAT, None, 3)]
    write("tensor", model(linear(fitted, INTS, "X", 18), [tensor("X", FLOAT, None, 4)], tensors, 18, ml=3),
          shown, expected)

    fitted64 = LogisticRegression(max_iter=1000).fit(iris.data, iris.target)
    write("double_input", model(linear(fitted64, INTS, "X", 13), [tensor("X", DOUBLE, None, 4)], tensors, 13, ml=1),
          iris.data[SHOWN], fitted64.predict_proba(iris.data[SHOWN]))

    # Labels in another order than the card's: only their names can match them.
    named = LogisticRegression(max_iter=1000).fit(X, NAMES[iris.target])
    strings = {"classlabels_strings": list(named.classes_)}
    nodes = [*linear(named, strings, "X", 15), node("Identity", ["label"], ["output_label"]), zip_map(**strings)]
    outputs = [tensor("output_label", STRING, None), zipped("output_probability", STRING)]
    write("zipmap_string", model(nodes, [tensor("X", FLOAT, None, 4)], outputs, 15, ml=2),
          shown, named.predict_proba(shown))

    outputs = [tensor("label", STRING, None), tensor("probabilities", FLOAT, None, 3)]
    write("tensor_string", model(linear(named, strings, "X", 15), [tensor("X", FLOAT, None, 4)], outputs, 15, ml=2),
          shown, named.predict_proba(shown))

    binary = LogisticRegression(max_iter=1000).fit(X, iris.target == 2)
    nodes = [*linear(binary, {"classlabels_ints": [0, 1]}, "float_input", 14), CAST,
             zip_map(classlabels_int64s=[0, 1])]
    write("binary_zipmap", model(nodes, inputs, INT_OUTPUTS, 14), shown, binary.predict_proba(shown))
    weights = [numpy_helper.from_array(binary.coef_.T.astype(np.float32), "w"),
               numpy_helper.from_array(binary.intercept_.astype(np.float32), "b")]
    nodes = [node("Gemm", ["input", "w", "b"], ["z"]), node("Sigmoid", ["z"], ["p"])]
    write("binary_column", model(nodes, [tensor("input", FLOAT, None, 4)], [tensor("p", FLOAT, None, 1)], 17,
                                 initializers=weights), shown, binary.predict_proba(shown))
    plain(fitted, shown, expected)


def plain(fitted, shown, expected):
    """A graph of plain operators, and what is wrong with its neighbours."""
    weights = [numpy_helper.from_array(fitted.coef_.T.astype(np.float32), "w"),
               numpy_helper.from_array(fitted.intercept_.astype(np.float32), "b")]
    gemm, softmax = node("Gemm", ["input", "w", "b"], ["z"]), node("Softmax", ["z"], ["probabilities"], axis=1)
    inputs, outputs = [tensor("input", FLOAT, None, 4)], [tensor("probabilities", FLOAT, None, 3)]
    write("plain", model([gemm, softmax], inputs, outputs, 17, initializers=weights), shown, expected)
    fixed = [tensor("input", FLOAT, 8, 4)], [tensor("probabilities", FLOAT, 8, 3)]
    write("fixed_batch", model([gemm, softmax], *fixed, 17, initializers=weights), shown, expected)
    write("no_softmax", model([gemm], inputs, [tensor("z", FLOAT, None, 3)], 17, initializers=weights))
    write("opset_99", model([gemm, softmax], inputs, outputs, 99, initializers=weights), run=False)
    write("ir_99", model([gemm, softmax], inputs, outputs, 17, initializers=weights, ir=99), run=False)
    own = [gemm, node("OwnSoftmax", ["z"], ["probabilities"], "org.example")]
    custom = model(own, inputs, outputs, 17, initializers=weights)
    custom.opset_import.append(helper.make_opsetid("org.example", 1))
    write("custom_operator", custom, run=False)
    elsewhere = model([gemm, softmax], inputs, outputs, 17, initializers=weights)
    moved = elsewhere.graph.initializer[0]
    moved.ClearField("raw_data")
    moved.data_location = TensorProto.EXTERNAL
    moved.external_data.add(key="location", value="weights.bin")
    write("external_data", elsewhere, run=False)


def regressor():
    fitted = LinearRegression().fit(X, iris.target)
    made = node("LinearRegressor", ["float_input"], ["variable"], ML, coefficients=fitted.coef_.tolist(),
                intercepts=[float(fitted.intercept_)])
    write("regressor", model([made], [tensor("float_input", FLOAT, None, 4)], [tensor("variable", FLOAT, None, 1)], 15))
    label = model([*linear(LogisticRegression(max_iter=1000).fit(X, iris.target), INTS, "X", 15), CAST],
                  [tensor("X", FLOAT, None, 4)], [tensor("output_label", INT64, None)], 15)
    write("label_only", label)


def single(threshold):
    """The greatest float that is not above: the tree must split floats as it split doubles."""
    rounded = np.float32(threshold)
    return float(rounded if rounded <= threshold else np.nextafter(rounded, np.float32(-np.inf)))


def forest():
    fitted = RandomForestClassifier(10, max_depth=4, random_state=7).fit(X, iris.target)
    nodes = {key: [] for key in ("treeids", "nodeids", "featureids", "values", "hitrates", "modes", "truenodeids",
                                 "falsenodeids", "missing_value_tracks_true")}
    leaves = {key: [] for key in ("treeids", "nodeids", "ids", "weights")}
    for number, member in enumerate(fitted.estimators_):
        tree = member.tree_
        for at in range(tree.node_count):
            leaf = tree.children_left[at] < 0
            row = (number, at, 0 if leaf else int(tree.feature[at]), 0.0 if leaf else single(tree.threshold[at]), 1.0,
                   "LEAF" if leaf else "BRANCH_LEQ", 0 if leaf else int(tree.children_left[at]),
                   0 if leaf else int(tree.children_right[at]), 0)
            for key, value in zip(nodes, row):
                nodes[key].append(value)
            for label in range(3) if leaf else ():
                weight = float(tree.value[at][0][label] / tree.value[at][0].sum() / len(fitted.estimators_))
                for key, value in zip(leaves, (number, at, label, weight)):
                    leaves[key].append(value)
    attributes = {f"nodes_{k}": v for k, v in nodes.items()} | {f"class_{k}": v for k, v in leaves.items()}
    made = [node("TreeEnsembleClassifier", ["float_input"], ["label", "probabilities"], ML, post_transform="NONE",
                 classlabels_int64s=[0, 1, 2], **attributes), CAST, zip_map(classlabels_int64s=[0, 1, 2])]
    write("forest", model(made, [tensor("float_input", FLOAT, None, 4)], INT_OUTPUTS, 15, ml=1), X[SHOWN],
          fitted.predict_proba(X[SHOWN]))


def mixed():
    """One input a column: two floats, a double, a whole number, a yes or no, and words through a OneHotEncoder."""
    words = np.array(["short", "medium", "long"])
    code = np.digitize(iris.data[:, 0], [5.5, 6.3])
    numbers = np.column_stack([X[:, 2], X[:, 3], iris.data[:, 1], np.round(X[:, 0]), X[:, 2] > 5]).astype(np.float32)
    scaler = StandardScaler().fit(numbers)
    encoder = OneHotEncoder(categories=[words], sparse_output=False).fit(words[code].reshape(-1, 1))
    table = np.hstack([scaler.transform(numbers), encoder.transform(words[code].reshape(-1, 1))])
    fitted = LogisticRegression(max_iter=1000).fit(table, iris.target)
    columns = [("petal_length__cm_", FLOAT), ("petal_width", FLOAT), ("sepal_width", DOUBLE), ("whole", INT64),
               ("large", TensorProto.BOOL)]
    nodes = [node("Cast", [name], [f"{name}_float"], to=FLOAT) for name, _ in columns]
    nodes += [
        node("Concat", [f"{name}_float" for name, _ in columns], ["numbers"], axis=1),
        node("Scaler", ["numbers"], ["scaled"], ML, offset=scaler.mean_.tolist(), scale=(1 / scaler.scale_).tolist()),
        node("OneHotEncoder", ["length"], ["coded"], ML, cats_strings=list(words), zeros=0),
        node("Reshape", ["coded", "shape"], ["flat"]),
        node("Concat", ["scaled", "flat"], ["table"], axis=1),
        *linear(fitted, INTS, "table", 15), CAST, zip_map(classlabels_int64s=[0, 1, 2])]
    # The words come first in the file, last in the card.
    inputs = [tensor(name, kind, None, 1) for name, kind in [("length", STRING), *columns]]
    shape = [numpy_helper.from_array(np.array([-1, 3], np.int64), "shape")]
    rows = np.column_stack([numbers[:, :2], iris.data[:, 1], numbers[:, 3:], code])
    write("mixed", model(nodes, inputs, INT_OUTPUTS, 15, initializers=shape), rows[SHOWN],
          fitted.predict_proba(table[SHOWN]))


linear_models()
regressor()
forest()
mixed()
