"""Settings of AI agents for both providers."""

from __future__ import annotations

import pytest
from celigo.agents import gemini, json_schema, openai
from celigo.testing import FakeCeligo

SCHEMA = {"type": "object", "properties": {"label": {"type": "string"}}, "additionalProperties": False}


@pytest.mark.row("#46")
def test_settings_of_openai_spell_the_schema_as_openai_has_it() -> None:
    settings = openai(
        "gpt-5-mini",
        instructions="Classify.",
        output=json_schema("ticket", SCHEMA, strict=True),
        effort="low",
        max_output_tokens=1000,
    )
    assert settings.to_dict() == {
        "provider": "openai",
        "openai": {
            "model": "gpt-5-mini",
            "instructions": "Classify.",
            "output": {
                "format": {
                    "type": "json_schema",
                    "name": "ticket",
                    "strict": True,
                    "jsonSchema": {
                        "type": "object",
                        "properties": {"label": {"type": "string"}},
                        "additionalproperties": False,
                    },
                }
            },
            "reasoning": {"effort": "low"},
            "maxOutputTokens": 1000,
        },
    }
    assert settings.issues() == []


@pytest.mark.row("#46")
def test_settings_of_gemini_stand_among_those_of_litellm() -> None:
    settings = gemini(
        "gemini-2.5-flash", instructions="Classify.", output=json_schema("ticket", SCHEMA), thinking="low", seed=7
    )
    assert settings.to_dict() == {
        "provider": "gemini",
        "litellm": {
            "model": "gemini-2.5-flash",
            "responseFormat": {"type": "json_schema", "name": "ticket", "jsonSchema": SCHEMA},
            "seed": 7,
            "_overrides": {
                "gemini": {"systemInstruction": "Classify.", "thinkingConfig": {"thinkingLevel": "low"}},
            },
        },
    }
    assert settings.issues() == []


@pytest.mark.row("#46")
def test_what_is_not_said_is_not_sent() -> None:
    assert openai("m").to_dict() == {"provider": "openai", "openai": {"model": "m"}}
    assert gemini("m", output="text").to_dict() == {
        "provider": "gemini",
        "litellm": {"model": "m", "responseFormat": {"type": "text"}},
    }


@pytest.mark.row("#46")
def test_instructions_that_are_too_long_are_told() -> None:
    (issue,) = openai("m", instructions="x" * 51201).issues()
    assert "instructions" in str(issue)


@pytest.mark.row("#46")
def test_an_agent_is_created_with_them() -> None:
    fake = FakeCeligo()
    made = fake.client().ai_agents.create(name="Classify", ai_agent=openai("gpt-5-mini"))
    assert fake.unexpected == []
    assert made.raw["adaptorType"] == "AiAgentImport"
    assert made.ai_agent is not None
    assert made.ai_agent.provider == "openai"
