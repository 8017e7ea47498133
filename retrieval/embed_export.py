"""Turns the packaged MiniLM weights into a small ONNX file; runs once, in set-up, without torch.

The network is BERT with 6 layers (Wang et al., MiniLM, 2020; the layout is that of Devlin et al., 2018) followed by the
mean over the tokens and a division by its length, as all-MiniLM-L6-v2 is trained. Weights become int8 per channel, the
word table float16.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

OPSET = 20
TOKEN_LAYERS = (2, 4, 6)
"""Layers whose outputs, side by side, are a token's vector: the lower know words, the upper sentences (Tenney et al.,
BERT Rediscovers the Classical NLP Pipeline, 2019)."""


def export_model(source: Path, target: Path) -> None:
    """Write the quantized network of `source` (config.json, model.safetensors) to `target`; about 5 s, 35 MB."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    plain = target.with_suffix(".fp32.onnx")
    onnx.save(build_graph(source), str(plain))
    quantize_dynamic(
        plain, target, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul"],
        extra_options={"MatMulConstBOnly": True},
    )  # fmt: skip
    plain.unlink()


def build_graph(source: Path) -> Any:
    """The fp32 network: `input_ids` and `attention_mask`, both (n, tokens) int64, to `embedding` (n, 384) float32 and
    `tokens_in_context` (n, tokens, 384 times the number of TOKEN_LAYERS) float32."""
    from onnx import TensorProto, helper
    from safetensors.numpy import load_file

    config = json.loads((source / "config.json").read_text(encoding="utf-8"))
    graph = _Graph(load_file(source / "model.safetensors"), config)
    hidden = graph.embed()
    layers = []
    for layer in range(config["num_hidden_layers"]):
        hidden = graph.layer(f"encoder.layer.{layer}", hidden)
        layers.append(hidden)
    graph.pool(hidden)
    graph.join([layers[number - 1] for number in TOKEN_LAYERS])
    shape = ["n", "tokens"]
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, shape) for name in ("input_ids", "attention_mask")]
    width = config["hidden_size"]
    outputs = [
        helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["n", width]),
        helper.make_tensor_value_info("tokens_in_context", TensorProto.FLOAT, [*shape, width * len(TOKEN_LAYERS)]),
    ]
    model = helper.make_model(
        helper.make_graph(graph.nodes, "minilm", inputs, outputs, graph.initializers),
        opset_imports=[helper.make_opsetid("", OPSET)],
        producer_name="vita",
    )
    model.ir_version = 10
    helper.set_model_props(model, {"onnx.quant.pre_process": "onnxruntime.quant"})  # the graph needs no shape inference
    return model


class _Graph:
    """Nodes and weights so far; every method adds some and returns the name of its result."""

    def __init__(self, weights: dict[str, np.ndarray], config: dict[str, Any]) -> None:
        self.weights = weights
        self.config = config
        self.nodes: list[Any] = []
        self.initializers: list[Any] = []

    def embed(self) -> str:
        import numpy as np

        table = self._put("words", self.weights["embeddings.word_embeddings.weight"].astype(np.float16))
        words = self._add("Cast", [self._add("Gather", [table, "input_ids"])], to=1)
        places = self._put("places", self.weights["embeddings.position_embeddings.weight"])
        length = self._add("Slice", [self._add("Shape", ["input_ids"]), self._ints([1]), self._ints([2])])
        used = self._add("Slice", [places, self._ints([0]), length, self._ints([0])])
        kind = self._put("kind", self.weights["embeddings.token_type_embeddings.weight"][0])
        total = self._add("Add", [self._add("Add", [words, used]), kind])
        mask = self._add("Cast", ["attention_mask"], to=1)
        away = self._add("Mul", [self._add("Sub", [self._number(1.0), mask]), self._number(-1e4)])
        self.mask = mask
        self.bias = self._add("Unsqueeze", [away, self._ints([1, 2])])
        return self._norm("embeddings.LayerNorm", total)

    def layer(self, name: str, hidden: str) -> str:
        width = self.config["hidden_size"]
        heads = self.config["num_attention_heads"]
        split = self._ints([0, 0, heads, width // heads])
        query, key, value = (
            self._add("Reshape", [self._dense(f"{name}.attention.self.{part}", hidden), split])
            for part in ("query", "key", "value")
        )
        query = self._add("Transpose", [query], perm=[0, 2, 1, 3])
        key = self._add("Transpose", [key], perm=[0, 2, 3, 1])
        value = self._add("Transpose", [value], perm=[0, 2, 1, 3])
        scores = self._add("Mul", [self._add("MatMul", [query, key]), self._number((width // heads) ** -0.5)])
        weights = self._add("Softmax", [self._add("Add", [scores, self.bias])], axis=-1)
        mixed = self._add("Transpose", [self._add("MatMul", [weights, value])], perm=[0, 2, 1, 3])
        joined = self._add("Reshape", [mixed, self._ints([0, 0, width])])
        attended = self._add("Add", [self._dense(f"{name}.attention.output.dense", joined), hidden])
        attended = self._norm(f"{name}.attention.output.LayerNorm", attended)
        wide = self._add("Gelu", [self._dense(f"{name}.intermediate.dense", attended)])
        return self._norm(
            f"{name}.output.LayerNorm", self._add("Add", [self._dense(f"{name}.output.dense", wide), attended])
        )

    def pool(self, hidden: str) -> None:
        mask = self._add("Unsqueeze", [self.mask, self._ints([2])])
        total = self._add("ReduceSum", [self._add("Mul", [hidden, mask]), self._ints([1])], keepdims=0)
        self._add("LpNormalization", [total], axis=1, p=2, to_name="embedding")

    def join(self, layers: list[str]) -> None:
        self._add("Concat", layers, axis=-1, to_name="tokens_in_context")

    def _dense(self, name: str, hidden: str) -> str:
        weight = self._put(f"{name}.weight", self.weights[f"{name}.weight"].T.copy())
        return self._add(
            "Add", [self._add("MatMul", [hidden, weight]), self._put(f"{name}.bias", self.weights[f"{name}.bias"])]
        )

    def _norm(self, name: str, hidden: str) -> str:
        scale, shift = (self._put(f"{name}.{part}", self.weights[f"{name}.{part}"]) for part in ("weight", "bias"))
        return self._add("LayerNormalization", [hidden, scale, shift], axis=-1, epsilon=self.config["layer_norm_eps"])

    def _add(self, kind: str, inputs: list[str], *, to_name: str = "", **attributes: Any) -> str:
        from onnx import helper

        name = to_name or f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [name], name=f"node_{name}", **attributes))
        return name

    def _put(self, name: str, value: np.ndarray) -> str:
        from onnx import numpy_helper

        self.initializers.append(numpy_helper.from_array(value, name))
        return name

    def _ints(self, values: list[int]) -> str:
        import numpy as np

        return self._put(f"ints_{len(self.initializers)}", np.array(values, np.int64))

    def _number(self, value: float) -> str:
        import numpy as np

        return self._put(f"number_{len(self.initializers)}", np.array(value, np.float32))
