"""The real base model where it is set up, and a tiny random one of the same kind, made in a second."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from model.base_model import KNOWN_BASES, ensure_base_model

PAIRS = Path("model/data/pairs.jsonl")
CHAT_TEMPLATE = (
    "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


@pytest.fixture(scope="session")
def base_model_folder() -> Path:
    """The converted base model that `make setup` keeps in the user's cache folder."""
    return ensure_base_model(Path(platformdirs.user_cache_dir("vita")))


@pytest.fixture(scope="session")
def small_model_folder() -> Path:
    """The smaller base, for tests that need sense in what it writes, not quality; 0.5 GB are fetched the first time."""
    cache = Path(platformdirs.user_cache_dir("vita"))
    return ensure_base_model(cache, base=KNOWN_BASES["Qwen2.5-Coder-0.5B-Instruct"])


@pytest.fixture(scope="session")
def tiny_model_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A random model with 600 byte-level tokens learned from the pairs: it writes nonsense, quickly."""
    import torch
    from tokenizers import ByteLevelBPETokenizer
    from transformers import PreTrainedTokenizerFast, Qwen2Config, Qwen2ForCausalLM

    folder = tmp_path_factory.mktemp("tiny")
    trainer = ByteLevelBPETokenizer()
    marks = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
    trainer.train_from_iterator(PAIRS.read_text().splitlines(), vocab_size=600, special_tokens=marks)
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=trainer._tokenizer, eos_token="<|im_end|>", pad_token="<|endoftext|>", bos_token="<|im_start|>"
    )
    tokenizer.chat_template = CHAT_TEMPLATE
    tokenizer.save_pretrained(folder)
    torch.manual_seed(3)
    config = Qwen2Config(
        vocab_size=600,
        hidden_size=32,
        intermediate_size=48,
        num_hidden_layers=4,
        num_attention_heads=4,
        num_key_value_heads=2,
        initializer_range=0.5,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    Qwen2ForCausalLM(config).save_pretrained(folder)
    return folder
