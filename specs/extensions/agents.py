"""Settings of AI agents, made from what one says about them.

```python
from celigo.agents import json_schema, openai

settings = openai(
    "gpt-5-mini",
    instructions="Classify the ticket.",
    output=json_schema("ticket", {"type": "object", "properties": {"label": {"type": "string"}}}),
)
```

The two providers spell the same things differently; the functions know how.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from ._runtime.core import hinted

if TYPE_CHECKING:
    from .models import AiAgent

__all__ = ["JsonSchema", "gemini", "json_schema", "openai"]

Effort: TypeAlias = Literal["minimal", "low", "medium", "high"] | str


@dataclass(frozen=True, slots=True)
class JsonSchema:
    """A shape that the answers of an agent have; made by `json_schema`."""

    name: str
    schema: Mapping[str, Any]
    strict: bool | None = None


def json_schema(name: str, schema: Mapping[str, Any], *, strict: bool | None = None) -> JsonSchema:
    """Describe the answers of an agent.

    Args:
        name: What the answers are called.
        schema: JSON Schema of an answer, in the usual spelling.
        strict: Whether the model has to keep to it.
    """
    return JsonSchema(name, schema, strict)


@hinted
def openai(
    model: str,
    *,
    instructions: str | None = None,
    output: JsonSchema | Literal["text", "blob"] | None = None,
    verbosity: Literal["low", "medium", "high"] | str | None = None,
    effort: Effort | None = None,
    temperature: float | None = None,
    max_output_tokens: int | None = None,
    service_tier: Literal["auto", "default", "priority"] | str | None = None,
) -> AiAgent:
    """Make the settings of an agent of OpenAI, for `ai_agent=`.

    Args:
        model: Name of the model.
        instructions: What the agent has to do; at most 50 KB.
        output: Shape of the answers.
        verbosity: How much the answers say.
        effort: How much the model reasons.
        temperature: From 0 to 2.
        max_output_tokens: From 100 to 128000.
        service_tier: How fast the answers have to come.
    """
    from .models import AiAgent

    shape = _output(output, "additionalproperties")
    settings = _given(
        model=model,
        instructions=instructions,
        output=_given(format=shape, verbose=verbosity) or None,
        reasoning={"effort": effort} if effort is not None else None,
        temperature=temperature,
        maxOutputTokens=max_output_tokens,
        serviceTier=service_tier,
    )
    return AiAgent.from_dict({"provider": "openai", "openai": settings})


@hinted
def gemini(
    model: str,
    *,
    instructions: str | None = None,
    output: JsonSchema | Literal["text", "blob"] | None = None,
    thinking: Effort | None = None,
    thinking_budget: int | None = None,
    temperature: float | None = None,
    max_output_tokens: int | None = None,
    seed: int | None = None,
) -> AiAgent:
    """Make the settings of an agent of Gemini, for `ai_agent=`.

    Args:
        model: Name of the model.
        instructions: What the agent has to do; at most 50 KB.
        output: Shape of the answers.
        thinking: How much the model thinks.
        thinking_budget: How many tokens it may think, from 100 to 4000.
        temperature: From 0 to 2.
        max_output_tokens: From 100 to 128000.
        seed: Makes answers repeatable, as far as the model allows.
    """
    from .models import AiAgent

    own = _given(
        systemInstruction=instructions,
        thinkingConfig=_given(thinkingLevel=thinking, thinkingBudget=thinking_budget) or None,
    )
    settings = _given(
        model=model,
        responseFormat=_output(output, "additionalProperties"),
        temperature=temperature,
        maxCompletionTokens=max_output_tokens,
        seed=seed,
        _overrides={"gemini": own} if own else None,
    )
    return AiAgent.from_dict({"provider": "gemini", "litellm": settings})


def _output(output: JsonSchema | str | None, additional: str) -> dict[str, Any] | None:
    """The format of answers; `additional` is how the provider's settings spell `additionalProperties`."""
    if output is None:
        return None
    if isinstance(output, str):
        return {"type": output}
    schema = {additional if key == "additionalProperties" else key: value for key, value in output.schema.items()}
    return _given(type="json_schema", name=output.name, strict=output.strict, jsonSchema=schema)


def _given(**keys: Any) -> dict[str, Any]:
    return {key: value for key, value in keys.items() if value is not None}
