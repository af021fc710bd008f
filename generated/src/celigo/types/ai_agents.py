"""Wire forms of the models of AI Agents.

Generated from specs/ai-agents.md, specs/overlays/10-wire-shapes.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from typing import Any, Literal, Required, TypeAlias

    from .shared import FieldMappingDict, ListMappingDict, ResponseMappingDict

__all__ = [
    "AIDescriptionDict",
    "AiAgentDict",
    "AiAgentFileSearchDict",
    "AiAgentFormatDict",
    "AiAgentFormatJsonSchemaDict",
    "AiAgentGeminiDict",
    "AiAgentGeminiToolDict",
    "AiAgentGeminiToolMcpDict",
    "AiAgentGeminiToolToolDict",
    "AiAgentImageConfigDict",
    "AiAgentImageGenerationDict",
    "AiAgentImportDict",
    "AiAgentImportLookupDict",
    "AiAgentImportMappingDict",
    "AiAgentLitellmDict",
    "AiAgentOpenaiDict",
    "AiAgentOpenaiToolDict",
    "AiAgentOpenaiToolMcpDict",
    "AiAgentOpenaiToolToolDict",
    "AiAgentOutputDict",
    "AiAgentOverridesDict",
    "AiAgentReasoningDict",
    "AiAgentRequestDict",
    "AiAgentResponseFormatDict",
    "AiAgentResponseFormatJsonSchemaDict",
    "AiAgentThinkingConfigDict",
    "IAResourceResponseDict",
    "MappingBuildArrayHelperItemConditionalDict",
    "MappingBuildArrayHelperItemDict",
    "MappingConditionalDict",
    "MappingDict",
    "MappingsDict",
]


class AIDescriptionDict(TypedDict, total=False):
    """Wire form of `AIDescription`."""

    detailed: str
    generatedOn: str | None
    summary: str


class AiAgentDict(TypedDict, total=False):
    """Wire form of `AiAgent`."""

    litellm: AiAgentLitellmDict
    openai: AiAgentOpenaiDict
    provider: Literal["openai", "gemini"] | str


class AiAgentFileSearchDict(TypedDict, total=False):
    """Wire form of `AiAgentFileSearch`."""

    fileSearchStoreNames: list[str]


class AiAgentFormatDict(TypedDict, total=False):
    """Wire form of `AiAgentFormat`."""

    name: str
    jsonSchema: AiAgentFormatJsonSchemaDict
    strict: bool
    type: Literal["text", "json_schema", "blob"] | str


class AiAgentFormatJsonSchemaDict(TypedDict, total=False):
    """Wire form of `AiAgentFormatJsonSchema`."""

    additionalproperties: bool
    properties: dict[str, Any]
    required: list[str]
    type: Literal["object", "array", "string", "number", "integer", "boolean"] | str


class AiAgentGeminiDict(TypedDict, total=False):
    """Wire form of `AiAgentGemini`."""

    imageConfig: AiAgentImageConfigDict
    mediaResolution: Literal["low", "medium", "high"] | str
    responseModalities: list[Literal["text", "image"] | str]
    systemInstruction: str
    thinkingConfig: AiAgentThinkingConfigDict
    tools: list[AiAgentGeminiToolDict]
    topK: float


class AiAgentGeminiToolDict(TypedDict, total=False):
    """Wire form of `AiAgentGeminiTool`."""

    fileSearch: AiAgentFileSearchDict
    googleSearch: dict[str, Any]
    mcp: AiAgentGeminiToolMcpDict
    tool: AiAgentGeminiToolToolDict
    type: Literal["googleSearch", "urlContext", "fileSearch", "mcp", "tool"] | str
    urlContext: dict[str, Any]


class AiAgentGeminiToolMcpDict(TypedDict, total=False):
    """Wire form of `AiAgentGeminiToolMcp`."""

    _mcpConnectionId: str
    allowedTools: list[str]


class AiAgentGeminiToolToolDict(TypedDict, total=False):
    """Wire form of `AiAgentGeminiToolTool`."""

    _toolId: str
    overrides: dict[str, Any]


class AiAgentImageConfigDict(TypedDict, total=False):
    """Wire form of `AiAgentImageConfig`."""

    aspectRatio: Literal["1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9"] | str
    imageSize: Literal["1K", "2K", "4k"] | str


class AiAgentImageGenerationDict(TypedDict, total=False):
    """Wire form of `AiAgentImageGeneration`."""

    background: Literal["transparent", "opaque"] | str
    outputFormat: Literal["png", "webp", "jpeg"] | str
    quality: Literal["low", "medium", "high"] | str
    size: Literal["1024x1024", "1024x1536", "1536x1024"] | str


class AiAgentImportDict(TypedDict, total=False):
    """Wire form of `AiAgentImport`."""

    _id: str
    name: Required[str]
    adaptorType: Required[str]
    _connectionId: str
    _integrationId: str
    aiAgent: AiAgentDict
    description: str
    mappings: MappingsDict
    responseMapping: ResponseMappingDict
    createdAt: str
    deletedAt: str | None
    lastModified: str
    _connectorId: str
    aiDescription: AIDescriptionDict
    apiIdentifier: str
    mapping: AiAgentImportMappingDict
    lookups: list[AiAgentImportLookupDict]
    oneToMany: bool | str


class AiAgentImportLookupDict(TypedDict, total=False):
    """Wire form of `AiAgentImportLookup`."""

    name: str


class AiAgentImportMappingDict(TypedDict, total=False):
    """Wire form of `AiAgentImportMapping`."""

    fields: list[FieldMappingDict]
    lists: list[ListMappingDict]


class AiAgentLitellmDict(TypedDict, total=False):
    """Wire form of `AiAgentLitellm`."""

    _overrides: AiAgentOverridesDict
    maxCompletionTokens: float
    model: str
    responseFormat: AiAgentResponseFormatDict
    seed: float
    temperature: float
    topP: float


class AiAgentOpenaiDict(TypedDict, total=False):
    """Wire form of `AiAgentOpenai`."""

    instructions: str
    maxOutputTokens: float
    model: str
    output: AiAgentOutputDict
    reasoning: AiAgentReasoningDict
    serviceTier: Literal["auto", "default", "priority"] | str
    temperature: float
    tools: list[AiAgentOpenaiToolDict]
    topP: float


class AiAgentOpenaiToolDict(TypedDict, total=False):
    """Wire form of `AiAgentOpenaiTool`."""

    imageGeneration: AiAgentImageGenerationDict
    mcp: AiAgentOpenaiToolMcpDict
    tool: AiAgentOpenaiToolToolDict
    type: Literal["web_search", "mcp", "image_generation", "tool"] | str
    webSearch: dict[str, Any]


class AiAgentOpenaiToolMcpDict(TypedDict, total=False):
    """Wire form of `AiAgentOpenaiToolMcp`."""

    _mcpConnectionId: str
    allowedTools: list[str]


class AiAgentOpenaiToolToolDict(TypedDict, total=False):
    """Wire form of `AiAgentOpenaiToolTool`."""

    _toolId: str
    overrides: dict[str, Any]


class AiAgentOutputDict(TypedDict, total=False):
    """Wire form of `AiAgentOutput`."""

    format: AiAgentFormatDict
    verbose: Literal["low", "medium", "high"] | str


class AiAgentOverridesDict(TypedDict, total=False):
    """Wire form of `AiAgentOverrides`."""

    gemini: AiAgentGeminiDict


class AiAgentReasoningDict(TypedDict, total=False):
    """Wire form of `AiAgentReasoning`."""

    effort: Literal["minimal", "low", "medium", "high"] | str
    summary: Literal["concise", "auto", "detailed"] | str


class AiAgentRequestDict(TypedDict, total=False):
    """Wire form of `AiAgentRequest`."""

    name: Required[str]
    adaptorType: Required[Literal["AiAgentImport"] | str]
    _connectionId: str
    _integrationId: str
    aiAgent: AiAgentDict
    description: str
    mappings: MappingsDict
    responseMapping: ResponseMappingDict


class AiAgentResponseFormatDict(TypedDict, total=False):
    """Wire form of `AiAgentResponseFormat`."""

    name: str
    jsonSchema: AiAgentResponseFormatJsonSchemaDict
    strict: bool
    type: Literal["text", "json_schema", "blob"] | str


class AiAgentResponseFormatJsonSchemaDict(TypedDict, total=False):
    """Wire form of `AiAgentResponseFormatJsonSchema`."""

    additionalProperties: bool
    properties: dict[str, Any]
    required: list[str]
    type: Literal["object", "array", "string", "number", "integer", "boolean"] | str


class AiAgentThinkingConfigDict(TypedDict, total=False):
    """Wire form of `AiAgentThinkingConfig`."""

    includeThoughts: bool
    thinkingBudget: float
    thinkingLevel: Literal["minimal", "low", "medium", "high"] | str


class IAResourceResponseDict(TypedDict, total=False):
    """Wire form of `IAResourceResponse`."""

    _connectorId: str
    _integrationId: str


class MappingDict(TypedDict, total=False):
    """Wire form of `Mapping`."""

    buildArrayHelper: list[MappingBuildArrayHelperItemDict]
    conditional: MappingConditionalDict
    dataType: (
        Literal[
            "string",
            "number",
            "boolean",
            "object",
            "stringarray",
            "numberarray",
            "booleanarray",
            "objectarray",
            "arrayarray",
        ]
        | str
    )
    default: str | int | None
    description: str
    extract: str
    extractDateFormat: str
    extractDateTimezone: str
    generate: str
    generateDateFormat: str
    generateDateTimezone: str
    lookupName: str
    mappings: list[MappingDict]
    sourceDataType: (
        Literal[
            "string",
            "number",
            "boolean",
            "object",
            "stringarray",
            "numberarray",
            "booleanarray",
            "objectarray",
            "arrayarray",
        ]
        | str
    )
    status: Literal["Active", "Draft"] | str
    hardCodedValue: str | float | bool | None


class MappingBuildArrayHelperItemDict(TypedDict, total=False):
    """Wire form of `MappingBuildArrayHelperItem`."""

    conditional: MappingBuildArrayHelperItemConditionalDict
    default: str | int | None
    extract: str
    mappings: list[MappingDict]
    sourceDataType: (
        Literal[
            "string",
            "number",
            "boolean",
            "object",
            "stringarray",
            "numberarray",
            "booleanarray",
            "objectarray",
            "arrayarray",
        ]
        | str
    )


class MappingBuildArrayHelperItemConditionalDict(TypedDict, total=False):
    """Wire form of `MappingBuildArrayHelperItemConditional`."""

    when: Literal["extract_not_empty"] | str


class MappingConditionalDict(TypedDict, total=False):
    """Wire form of `MappingConditional`."""

    when: Literal["record_created", "record_updated", "extract_not_empty"] | str


MappingsDict: TypeAlias = "list[MappingDict]"
"""Wire form of `Mappings`."""
