"""Models of AI Agents.

Generated from specs/ai-agents.md, specs/overlays/10-wire-shapes.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, field
from ..entries import MappingEntry

if TYPE_CHECKING:
    from collections.abc import MutableMapping, MutableSequence
    from datetime import datetime
    from typing import Any, Literal, TypeAlias

    from .shared import FieldMapping, ListMapping, ResponseMapping

__all__ = [
    "AIDescription",
    "AiAgent",
    "AiAgentFileSearch",
    "AiAgentFormat",
    "AiAgentFormatJsonSchema",
    "AiAgentGemini",
    "AiAgentGeminiTool",
    "AiAgentGeminiToolMcp",
    "AiAgentGeminiToolTool",
    "AiAgentImageConfig",
    "AiAgentImageGeneration",
    "AiAgentImport",
    "AiAgentImportLookup",
    "AiAgentImportMapping",
    "AiAgentLitellm",
    "AiAgentOpenai",
    "AiAgentOpenaiTool",
    "AiAgentOpenaiToolMcp",
    "AiAgentOpenaiToolTool",
    "AiAgentOutput",
    "AiAgentOverrides",
    "AiAgentReasoning",
    "AiAgentRequest",
    "AiAgentResponseFormat",
    "AiAgentResponseFormatJsonSchema",
    "AiAgentThinkingConfig",
    "IAResourceResponse",
    "Mapping",
    "MappingBuildArrayHelperItem",
    "MappingBuildArrayHelperItemConditional",
    "MappingConditional",
    "Mappings",
]


class AIDescription(Model):
    """AI-generated descriptions and documentation for the resource.

    This object contains automatically generated content that helps users understand the purpose, behavior, and
    configuration of the resource without requiring them to analyze the technical details. The AI-generated
    content is sanitized and safe for display in the UI.

    Schema `AIDescription` of AI Agents · docs/models/ai_description.md
    """

    detailed: str | None = field("detailed", default=None)
    """Comprehensive AI-generated description of the resource's functionality.

    This detailed explanation covers the resource's purpose, configuration details, data flow patterns, filtering
    logic, and other technical aspects. It provides in-depth information suitable for documentation, tooltips, or
    detailed views in the administration interface.

    The content may include HTML formatting for improved readability.

    Maximum length: 10KB
    """

    generated_on: datetime | None = field("generatedOn", default=None)
    """Timestamp indicating when the AI description was generated.

    This field helps track the freshness of the AI-generated content and determine when it might need to be
    regenerated due to changes in the resource's configuration or behavior.

    The timestamp is recorded in ISO 8601 format with UTC timezone (Z suffix).
    """

    summary: str | None = field("summary", default=None)
    """Brief AI-generated summary of the resource's purpose and functionality.

    This concise description provides a quick overview of what the resource does, what systems it interacts with,
    and its primary role in the integration. The summary is suitable for display in list views, dashboards, and
    other contexts where space is limited.

    Maximum length: 10KB
    """


class AiAgent(Model):
    """AI Agent configuration used by both AiAgentImport and GuardrailImport (ai_agent type).

    Configures which AI provider and model to use, along with instructions, parameter tuning, output format, and
    available tools. Two providers are supported:

    - **openai**: OpenAI models (GPT-4, GPT-4o, GPT-4o-mini, GPT-5, etc.)
    - **gemini**: Google Gemini models via LiteLLM proxy

    A `_connectionId` is optional (BYOK). If not provided on the parent import, platform-managed credentials are
    used.

    Schema `AiAgent` of AI Agents · docs/models/ai_agent.md
    """

    litellm: AiAgentLitellm | None = field("litellm", default=None)
    """LiteLLM proxy configuration. Used when `provider` is "gemini".

    LiteLLM provides a unified interface to multiple AI providers. Gemini-specific settings are in
    `_overrides.gemini`.
    """

    openai: AiAgentOpenai | None = field("openai", default=None)
    """OpenAI-specific configuration. Used when `provider` is "openai"."""

    provider: Literal["openai", "gemini"] | str | None = field("provider", default=None)
    """AI provider to use.

    - **openai**: Uses OpenAI Responses API. Configure via the `openai` object.
    - **gemini**: Uses Google Gemini via LiteLLM. Configure via `litellm` with Gemini-specific overrides in
      `litellm._overrides.gemini`.

    Defaults to `"openai"`.
    """


class AiAgentFileSearch(Model):
    """Part of `AiAgent` · docs/models/ai_agent_file_search.md"""

    file_search_store_names: MutableSequence[str] | None = field("fileSearchStoreNames", default=None)


class AiAgentFormat(Model):
    """Controls the structure of the model's output.

    Part of `AiAgent` · docs/models/ai_agent_format.md
    """

    name: str | None = field("name", default=None)
    """Name for the output format (used with json_schema)"""

    json_schema: AiAgentFormatJsonSchema | None = field("jsonSchema", default=None)
    """JSON Schema for structured output. Required when `format.type` is "json_schema"."""

    strict: bool | None = field("strict", default=None)
    """Whether to enforce strict schema validation on output. Defaults to `false`."""

    type: Literal["text", "json_schema", "blob"] | str | None = field("type", default=None)
    """Output format type.

    - **text**: Free-form text response
    - **json_schema**: Structured JSON conforming to a schema
    - **blob**: Binary data output

    Defaults to `"text"`.
    """


class AiAgentFormatJsonSchema(Model):
    """JSON Schema for structured output. Required when `format.type` is "json_schema".

    Part of `AiAgent` · docs/models/ai_agent_format_json_schema.md
    """

    additionalproperties: bool | None = field("additionalproperties", default=None)

    properties: MutableMapping[str, Any] | None = field("properties", default=None)

    required: MutableSequence[str] | None = field("required", default=None)

    type: Literal["object", "array", "string", "number", "integer", "boolean"] | str | None = field(
        "type", default=None
    )


class AiAgentGemini(Model):
    """Gemini-specific configuration overrides.

    Part of `AiAgent` · docs/models/ai_agent_gemini.md
    """

    image_config: AiAgentImageConfig | None = field("imageConfig", default=None)
    """Gemini image generation configuration"""

    media_resolution: Literal["low", "medium", "high"] | str | None = field("mediaResolution", default=None)
    """Resolution for media inputs (images, video)"""

    response_modalities: MutableSequence[Literal["text", "image"] | str] | None = field(
        "responseModalities", default=None
    )
    """Response output modalities. Defaults to `["text"]`."""

    system_instruction: str | None = field("systemInstruction", default=None, max_length=51200)
    """System instruction for Gemini models. Equivalent to OpenAI's `instructions`. Maximum 50 KB."""

    thinking_config: AiAgentThinkingConfig | None = field("thinkingConfig", default=None)
    """Controls Gemini's extended thinking capabilities"""

    tools: MutableSequence[AiAgentGeminiTool] | None = field("tools", default=None)
    """Gemini-specific tools"""

    top_k: float | None = field("topK", default=None)
    """Top-K sampling parameter for Gemini"""


class AiAgentGeminiTool(Model):
    """Part of `AiAgent` · docs/models/ai_agent_gemini_tool.md"""

    file_search: AiAgentFileSearch | None = field("fileSearch", default=None)

    google_search: MutableMapping[str, Any] | None = field("googleSearch", default=None)
    """Google Search configuration (empty object to enable)"""

    mcp: AiAgentGeminiToolMcp | None = field("mcp", default=None)

    tool: AiAgentGeminiToolTool | None = field("tool", default=None)

    type: Literal["googleSearch", "urlContext", "fileSearch", "mcp", "tool"] | str | None = field("type", default=None)
    """Type of Gemini tool.

    - **googleSearch**: Google Search grounding
    - **urlContext**: URL content retrieval
    - **fileSearch**: Search uploaded files
    - **mcp**: Connect to an MCP server
    - **tool**: Reference a Celigo Tool resource
    """

    url_context: MutableMapping[str, Any] | None = field("urlContext", default=None)
    """URL context configuration (empty object to enable)"""


class AiAgentGeminiToolMcp(Model):
    """Part of `AiAgent` · docs/models/ai_agent_gemini_tool_mcp.md"""

    mcp_connection_id: str | None = field("_mcpConnectionId", default=None)

    allowed_tools: MutableSequence[str] | None = field("allowedTools", default=None)


class AiAgentGeminiToolTool(Model):
    """Part of `AiAgent` · docs/models/ai_agent_gemini_tool_tool.md"""

    tool_id: str | None = field("_toolId", default=None)

    overrides: MutableMapping[str, Any] | None = field("overrides", default=None)


class AiAgentImageConfig(Model):
    """Gemini image generation configuration

    Part of `AiAgent` · docs/models/ai_agent_image_config.md
    """

    aspect_ratio: Literal["1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9"] | str | None = field(
        "aspectRatio", default=None
    )

    image_size: Literal["1K", "2K", "4k"] | str | None = field("imageSize", default=None)


class AiAgentImageGeneration(Model):
    """Image generation configuration

    Part of `AiAgent` · docs/models/ai_agent_image_generation.md
    """

    background: Literal["transparent", "opaque"] | str | None = field("background", default=None)

    output_format: Literal["png", "webp", "jpeg"] | str | None = field("outputFormat", default=None)

    quality: Literal["low", "medium", "high"] | str | None = field("quality", default=None)

    size: Literal["1024x1024", "1024x1536", "1536x1024"] | str | None = field("size", default=None)


class AiAgentImport(Model):
    """Complete AI agent import object as returned by the API.

    Schema `Response` of AI Agents · docs/models/ai_agent_import.md
    """

    id: str = field("_id", read_only=True)
    """Unique identifier for the resource.

    The _id is used in:
    - API endpoints that operate on a specific resource (e.g., GET, PUT, DELETE)
    - References from other resources (e.g., flows that use this resource)
    - Job history and error tracking

    Format: 24-character hexadecimal string
    """

    name: str = field("name")
    """Display name for the AI agent."""

    adaptor_type: str = field("adaptorType")
    """What kind of import this is; `AiAgentImport` for an AI agent."""

    connection_id: str | None = field("_connectionId", default=None)
    """Connection for BYOK (bring your own key). Optional — platform-managed credentials are used when omitted."""

    integration_id: str | None = field("_integrationId", default=None)
    """Integration this AI agent belongs to."""

    ai_agent: AiAgent | None = field("aiAgent", default=None)

    description: str | None = field("description", default=None)
    """Optional description of the AI agent's purpose."""

    mappings: Mappings | None = field("mappings", default=None)

    response_mapping: ResponseMapping | None = field("responseMapping", default=None)

    created_at: datetime | None = field("createdAt", default=None, read_only=True)
    """Timestamp indicating when the resource was initially created.

    This read-only field is automatically set during resource creation and cannot be modified. It provides an
    audit trail for when the resource was first added to the system, which can be useful for:

    - Resource lifecycle management
    - Audit and compliance reporting
    - Troubleshooting integration timelines
    - Identifying older resources that may need review

    The timestamp is recorded in ISO 8601 format with UTC timezone (Z suffix).
    """

    deleted_at: datetime | None = field("deletedAt", default=None, read_only=True)
    """Timestamp indicating when the resource was marked for deletion.

    When this field is present and contains a valid timestamp, it indicates that the resource has been
    soft-deleted (moved to the recycle bin) but not yet permanently removed from the system. This allows for
    recovery of accidentally deleted resources within a specified retention period.

    The deletedAt timestamp enables:
    - Filtering deleted resources from active resource listings
    - Implementing time-based retention policies for permanent deletion
    - Tracking deletion events for audit and compliance purposes
    - Resource recovery workflows with clear timeframes

    The timestamp is recorded in ISO 8601 format with UTC timezone (Z suffix). When null or absent, the resource
    is considered active.
    """

    last_modified: datetime | None = field("lastModified", default=None, read_only=True)
    """Timestamp indicating when the resource was most recently updated.

    This read-only field is automatically updated whenever any property of the resource is modified. It provides
    an audit trail that can be used for:

    - Determining if a resource has changed since it was last reviewed
    - Monitoring configuration changes during troubleshooting
    - Implementing cache invalidation strategies
    - Synchronizing related resources based on modification time

    The timestamp is recorded in ISO 8601 format with UTC timezone (Z suffix) and will always be equal to or later
    than the createdAt timestamp.
    """

    connector_id: str | None = field("_connectorId", default=None, read_only=True)
    """Reference to the integration app that defines this resource.

    This field is only populated for resources that are part of an integration app. It contains the unique
    identifier (_id) of the integration app (connector) that defines the structure, behavior, and templates for
    this resource.

    The integration app is the published template that can be installed multiple times across different accounts,
    with each installation creating a separate integration instance (referenced by _integrationId).

    This reference enables:
    - Identifying the source integration app for this resource
    - Determining which template version is being used
    - Linking to documentation, support, and marketplace information
    """

    ai_description: AIDescription | None = field("aiDescription", default=None)

    api_identifier: str | None = field("apiIdentifier", default=None, read_only=True)
    """Ten-character hex identifier for the resource."""

    mapping: AiAgentImportMapping | None = field("mapping", default=None)
    """The older mapper of the import, where it does not use `mappings`."""

    lookups: MutableSequence[AiAgentImportLookup] | None = field("lookups", default=None)
    """Tables and searches that mappings refer to by name."""

    one_to_many: bool | str | None = field("oneToMany", default=None)
    """Whether one record gives many; sent as text by some kinds of import."""


class AiAgentImportLookup(Model):
    """Part of `AiAgentImport` · docs/models/ai_agent_import_lookup.md"""

    name: str | None = field("name", default=None)
    """The name that mappings refer to."""


class AiAgentImportMapping(Model):
    """The older mapper of the import, where it does not use `mappings`.

    Part of `AiAgentImport` · docs/models/ai_agent_import_mapping.md
    """

    fields: MutableSequence[FieldMapping] | None = field("fields", default=None)
    """One rule for each field."""

    lists: MutableSequence[ListMapping] | None = field("lists", default=None)
    """One rule for each list."""


class AiAgentLitellm(Model):
    """LiteLLM proxy configuration. Used when `provider` is "gemini".

    LiteLLM provides a unified interface to multiple AI providers. Gemini-specific settings are in
    `_overrides.gemini`.

    Part of `AiAgent` · docs/models/ai_agent_litellm.md
    """

    overrides: AiAgentOverrides | None = field("_overrides", default=None)
    """Provider-specific overrides"""

    max_completion_tokens: float | None = field("maxCompletionTokens", default=None, minimum=100, maximum=128000)
    """Maximum number of tokens in the response. Defaults to `1000`."""

    model: str | None = field("model", default=None)
    """LiteLLM model identifier"""

    response_format: AiAgentResponseFormat | None = field("responseFormat", default=None)
    """Output format configuration"""

    seed: float | None = field("seed", default=None)
    """Random seed for reproducible outputs"""

    temperature: float | None = field("temperature", default=None, minimum=0, maximum=2)
    """Sampling temperature"""

    top_p: float | None = field("topP", default=None, minimum=0.1, maximum=1)
    """Nucleus sampling parameter"""


class AiAgentOpenai(Model):
    """OpenAI-specific configuration. Used when `provider` is "openai".

    Part of `AiAgent` · docs/models/ai_agent_openai.md
    """

    instructions: str | None = field("instructions", default=None, max_length=51200)
    """System prompt that defines the AI agent's behavior, goals, and constraints. Maximum 50 KB."""

    max_output_tokens: float | None = field("maxOutputTokens", default=None, minimum=100, maximum=128000)
    """Maximum number of tokens in the model's response. Defaults to `1000`."""

    model: str | None = field("model", default=None)
    """OpenAI model identifier."""

    output: AiAgentOutput | None = field("output", default=None)
    """Output format configuration"""

    reasoning: AiAgentReasoning | None = field("reasoning", default=None)
    """Controls depth of reasoning for complex tasks."""

    service_tier: Literal["auto", "default", "priority"] | str | None = field("serviceTier", default=None)
    """OpenAI service tier. "priority" provides higher rate limits and lower latency at increased cost. Defaults to
    `"default"`.
    """

    temperature: float | None = field("temperature", default=None, minimum=0, maximum=2)
    """Sampling temperature. Higher values (e.g. 1.5) produce more creative output, lower values (e.g. 0.2) produce
    more focused and deterministic output.
    """

    tools: MutableSequence[AiAgentOpenaiTool] | None = field("tools", default=None)
    """Tools available to the AI agent during processing."""

    top_p: float | None = field("topP", default=None, minimum=0.1, maximum=1)
    """Nucleus sampling parameter"""


class AiAgentOpenaiTool(Model):
    """Part of `AiAgent` · docs/models/ai_agent_openai_tool.md"""

    image_generation: AiAgentImageGeneration | None = field("imageGeneration", default=None)
    """Image generation configuration"""

    mcp: AiAgentOpenaiToolMcp | None = field("mcp", default=None)
    """MCP server tool configuration"""

    tool: AiAgentOpenaiToolTool | None = field("tool", default=None)
    """Reference to a Celigo Tool resource."""

    type: Literal["web_search", "mcp", "image_generation", "tool"] | str | None = field("type", default=None)
    """Type of tool.

    - **web_search**: Search the web for information
    - **mcp**: Connect to an MCP server for additional tools
    - **image_generation**: Generate images
    - **tool**: Reference a Celigo Tool resource
    """

    web_search: MutableMapping[str, Any] | None = field("webSearch", default=None)
    """Web search configuration (empty object to enable)"""


class AiAgentOpenaiToolMcp(Model):
    """MCP server tool configuration

    Part of `AiAgent` · docs/models/ai_agent_openai_tool_mcp.md
    """

    mcp_connection_id: str | None = field("_mcpConnectionId", default=None)
    """Connection to the MCP server"""

    allowed_tools: MutableSequence[str] | None = field("allowedTools", default=None)
    """Specific tools to allow from the MCP server (all if omitted)"""


class AiAgentOpenaiToolTool(Model):
    """Reference to a Celigo Tool resource.

    Part of `AiAgent` · docs/models/ai_agent_openai_tool_tool.md
    """

    tool_id: str | None = field("_toolId", default=None)
    """Reference to the Tool resource"""

    overrides: MutableMapping[str, Any] | None = field("overrides", default=None)
    """Per-agent overrides for the tool's internal resources"""


class AiAgentOutput(Model):
    """Output format configuration

    Part of `AiAgent` · docs/models/ai_agent_output.md
    """

    format: AiAgentFormat | None = field("format", default=None)
    """Controls the structure of the model's output."""

    verbose: Literal["low", "medium", "high"] | str | None = field("verbose", default=None)
    """Level of detail in the model's response. Defaults to `"medium"`."""


class AiAgentOverrides(Model):
    """Provider-specific overrides

    Part of `AiAgent` · docs/models/ai_agent_overrides.md
    """

    gemini: AiAgentGemini | None = field("gemini", default=None)
    """Gemini-specific configuration overrides."""


class AiAgentReasoning(Model):
    """Controls depth of reasoning for complex tasks.

    Part of `AiAgent` · docs/models/ai_agent_reasoning.md
    """

    effort: Literal["minimal", "low", "medium", "high"] | str | None = field("effort", default=None)
    """How much reasoning effort the model should invest"""

    summary: Literal["concise", "auto", "detailed"] | str | None = field("summary", default=None)
    """Level of detail in reasoning summaries"""


class AiAgentRequest(Model):
    """Configuration for an AI agent import.

    Schema `Request` of AI Agents · docs/models/ai_agent_request.md
    """

    name: str = field("name")
    """Display name for the AI agent."""

    adaptor_type: Literal["AiAgentImport"] | str = field("adaptorType")
    """Must be `AiAgentImport`."""

    connection_id: str | None = field("_connectionId", default=None)
    """Connection for BYOK (bring your own key). Optional — platform-managed credentials are used when omitted."""

    integration_id: str | None = field("_integrationId", default=None)
    """Integration this AI agent belongs to."""

    ai_agent: AiAgent | None = field("aiAgent", default=None)

    description: str | None = field("description", default=None)
    """Optional description of the AI agent's purpose."""

    mappings: Mappings | None = field("mappings", default=None)

    response_mapping: ResponseMapping | None = field("responseMapping", default=None)


class AiAgentResponseFormat(Model):
    """Output format configuration

    Part of `AiAgent` · docs/models/ai_agent_response_format.md
    """

    name: str | None = field("name", default=None)

    json_schema: AiAgentResponseFormatJsonSchema | None = field("jsonSchema", default=None)

    strict: bool | None = field("strict", default=None)
    """Defaults to `false`."""

    type: Literal["text", "json_schema", "blob"] | str | None = field("type", default=None)
    """Defaults to `"text"`."""


class AiAgentResponseFormatJsonSchema(Model):
    """Part of `AiAgent` · docs/models/ai_agent_response_format_json_schema.md"""

    additional_properties: bool | None = field("additionalProperties", default=None)

    properties: MutableMapping[str, Any] | None = field("properties", default=None)

    required: MutableSequence[str] | None = field("required", default=None)

    type: Literal["object", "array", "string", "number", "integer", "boolean"] | str | None = field(
        "type", default=None
    )


class AiAgentThinkingConfig(Model):
    """Controls Gemini's extended thinking capabilities

    Part of `AiAgent` · docs/models/ai_agent_thinking_config.md
    """

    include_thoughts: bool | None = field("includeThoughts", default=None)
    """Whether to include thinking steps in the response"""

    thinking_budget: float | None = field("thinkingBudget", default=None, minimum=100, maximum=4000)
    """Maximum tokens allocated for thinking"""

    thinking_level: Literal["minimal", "low", "medium", "high"] | str | None = field("thinkingLevel", default=None)


class IAResourceResponse(Model):
    """Integration app response fields for resources that are part of integration apps

    Schema `IAResourceResponse` of AI Agents · docs/models/ia_resource_response.md
    """

    connector_id: str | None = field("_connectorId", default=None, read_only=True)
    """Reference to the integration app that defines this resource.

    This field is only populated for resources that are part of an integration app. It contains the unique
    identifier (_id) of the integration app (connector) that defines the structure, behavior, and templates for
    this resource.

    The integration app is the published template that can be installed multiple times across different accounts,
    with each installation creating a separate integration instance (referenced by _integrationId).

    This reference enables:
    - Identifying the source integration app for this resource
    - Determining which template version is being used
    - Linking to documentation, support, and marketplace information
    """

    integration_id: str | None = field("_integrationId", default=None)
    """Reference to the specific integration instance that contains this resource.

    This field is only populated for resources that are part of an integration app installation. It contains the
    unique identifier (_id) of the integration resource that was installed in the account.

    The integration instance represents a specific installed instance of an integration app, with its own
    configuration, settings, and runtime environment.

    This reference enables:
    - Tracing the resource back to its parent integration instance
    - Permission and access control based on integration ownership
    - Lifecycle management (enabling/disabling, updating, or uninstalling)
    """


class Mapping(MappingEntry, Model):
    """Schema `items` of AI Agents · docs/models/mapping.md"""

    build_array_helper: MutableSequence[MappingBuildArrayHelperItem] | None = field("buildArrayHelper", default=None)
    """Configures how to construct arrays in the output record, handling various array types and inputs.

    **Guidance** This is the REQUIRED mechanism for ALL array data types:

    **When to Use**
    - REQUIRED when dataType ends with "array" (stringarray, objectarray, etc.)
    - Each entry in this array contributes elements to the output array
    - Multiple entries allow combining data from different input arrays

    **Array Type Handling**

    **For Simple Arrays (stringarray, numberarray, booleanarray)**
    - Only the 'extract' field is used to pull values
    - JSON path with wildcards (e.g., $.items[*].name) returns multiple values
    - Each result is converted to the appropriate primitive type
    ```json
    {
      "generate": "productNames",
      "dataType": "stringarray",
      "buildArrayHelper": [
        {"extract": "$.products[*].name"}
      ]
    }
    ```

    **For Object Arrays (objectarray) - three patterns**

    1. Extract Only (existing objects):
    ```json
    {
      "generate": "contacts",
      "dataType": "objectarray",
      "buildArrayHelper": [
        {"extract": "$.account.primaryContacts[*]"},  // Pull primary contact objects
        {"extract": "$.account.secondaryContacts[*]"},  // Pull secondary contact objects
        {"extract": "$.vendor.contactPersons[*]"},  // Pull vendor contact objects
        {"extract": "$.subsidiaries[*].mainContact"}  // Pull main contact from each subsidiary
      ]
    }
    ```

    2. Mappings Only (constructed object):
    ```json
    {
      "generate": "contactInfo",
      "dataType": "objectarray",
      "buildArrayHelper": [
        {
          "mappings": [  // Creates one object in the array
            {"generate": "type", "dataType": "string", "extract": "primary"},
            {"generate": "email", "dataType": "string", "extract": "$.primaryEmail"}
          ]
        },
        {
          "mappings": [  // Creates another object in the array
            {"generate": "type", "dataType": "string", "extract": "secondary"},
            {"generate": "email", "dataType": "string", "extract": "$.secondaryEmail"}
          ]
        }
      ]
    }
    ```

    3. Extract AND Mappings (transform input arrays):
    ```json
    {
      "generate": "lineItems",
      "dataType": "objectarray",
      "buildArrayHelper": [
        {
          "extract": "$.order.items[*]",  // For each item in the array
          "mappings": [  // Transform to this structure using the composite object
            {"generate": "sku", "dataType": "string", "extract": "$.order.items.productId"},  // Notice: items is singular
            {"generate": "quantity", "dataType": "number", "extract": "$.order.items.qty"},   // Notice: items is singular
            {"generate": "orderNumber", "dataType": "string", "extract": "$.order.id"},       // Access parent data
            {"generate": "customerName", "dataType": "string", "extract": "$.customerName"}   // Access root data
          ]
        }
      ]
    }
    ```

    **For Arrays of Arrays (arrayarray)**
    - Similar to objectarray, but inner arrays have empty 'generate' fields
    - Used for matrix/table structures
    ```json
    {
      "generate": "matrix",
      "dataType": "arrayarray",
      "buildArrayHelper": [
        {
          "extract": "$.rows[*]",  // For each row in the rows array
          "mappings": [
            {
              "dataType": "numberarray",  // Note: No generate field for inner arrays
              "buildArrayHelper": [
                {"extract": "$.rows.columns[*]"}  // Notice: "rows" is singular in the composite object
              ]
            }
          ]
        }
      ]
    }
    ```

    **Important details**

    - When both extract and mappings are provided, the system creates special composite objects that maintain
      hierarchical context during processing
    - This enables accessing both the current array element AND its parent context
    - Extract paths in buildArrayHelper MUST use JSON path syntax (starting with '$.')
    - Each array helper entry acts independently, potentially adding multiple elements

    The buildArrayHelper is the most complex part of the mappings system - always analyze the dataType first to
    understand which pattern is appropriate.
    """

    conditional: MappingConditional | None = field("conditional", default=None)
    """Defines conditional processing rules for the entire mapping.

    **Guidance** These conditions determine whether the mapping is applied based on record state or field content:

    **When to Use**
    - When a mapping should only be applied in specific circumstances
    - To implement conditional logic without using complex handlebars expressions
    - For creating mappings that only run during create or update operations

    **Available Conditions**

    - `record_created`: Apply only when creating a new record Useful for setting initial values that should not be
      overwritten during updates

    - `record_updated`: Apply only when updating an existing record Useful for transformation logic that should
      only run during updates

    - `extract_not_empty`: Apply only when the extract field returns a value Useful for conditional mapping based
      on input data availability

    **Example**
    ```json
    {
      "generate": "statusMessage",
      "dataType": "string",
      "extract": "$.status.message",
      "conditional": {
        "when": "extract_not_empty"  // Only map when status.message exists
      }
    }
    ```
    """

    data_type: (
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
        | None
    ) = field("dataType", default=None)
    """Explicitly declares the data type of the output field, controlling how data is processed and structured.

    **Guidance** This is a REQUIRED field that fundamentally determines mapping behavior:

    **Simple Types (direct value mapping)**
    - `string`: Text values, converts other types to string representation
    - `number`: Numeric values, attempts conversion from strings
    - `boolean`: True/false values, converts truthy/falsy values

    Dates are represented as strings — use `string` for date fields and drive the parsing/formatting through the
    `extractDateFormat` / `generateDateFormat` / `extractDateTimezone` / `generateDateTimezone` fields. There is
    no separate `date` enum value.

    **Complex Types (require additional configuration)**
    - `object`: Creates a nested object. REQUIRES child mappings in the 'mappings' array

    **Array Types**
    - `stringarray`: Array of strings
    - `numberarray`: Array of numbers
    - `booleanarray`: Array of booleans
    - `objectarray`: Array of objects (most common array type)
    - `arrayarray`: Array of arrays (for matrix/table structures)

    Array dataTypes can be populated two ways: pass a source array through unchanged via `extract` alone (when the
    source is already an array of the right shape), or construct/iterate via `buildArrayHelper`.

    IMPORTANT: The dataType controls which additional fields are relevant:
    - For date-like string fields: extractDateFormat, generateDateFormat, etc. become relevant
    - For object types: 'mappings' array becomes relevant
    - For array types: `buildArrayHelper` is one option (see above)

    When analyzing existing mappings or generating new ones, always check dataType first to understand what
    additional fields should be present.
    """

    default: str | int | None = field("default", default=None)
    """Specifies a fallback value to use when extract returns empty/null or when conditional logic fails and no other
    mapping supplies a value.

    This ensures the output field always has a value, even when input data is missing.
    """

    description: str | None = field("description", default=None)
    """Optional free-text annotation that appears in the Mapper sidebar to provide context about the mapping's
    purpose for collaboration and documentation.

    Has no functional impact on the mapping behavior.
    """

    extract: str | None = field("extract", default=None)
    """Defines how to retrieve data from the input record to populate the output field.

    **Guidance** This field supports THREE DISTINCT PATTERNS that are easily distinguished:

    **1. json Path Syntax**
    - MUST start with '$.' prefix
    - Used for precisely targeting data in structured JSON objects
    - Examples: '$.customer.firstName', '$.items[0].price', '$.addresses[*].street'
    - Wildcards like [*] extract multiple values/objects

    ```json
    "extract": "$.customer.addresses[*]"  // Extracts all addresses
    ```

    **2. Handlebars Template Syntax**
    - Contains '{{' and '}}' pattern
    - Evaluated by the AFE 2.0 handlebars template engine
    - Can include logic, formatting, and computation
    - Access input record fields with {{record.fieldName}} notation
    - Examples: "{{record.firstName}} {{record.lastName}}", "{{#if record.isActive}}Active{{else}}Inactive{{/if}}"

    ```json
    "extract": "{{record.price}} {{record.currency}}"  // Combines two fields
    ```

    **3. Hard-Coded Value (literal string)**
    - Does NOT start with '$.'
    - Does NOT contain handlebars '{{' syntax
    - System treats it as a literal string value
    - VERY COMMON for setting static/constant values
    - Examples: "Active", "USD", "Completed", "true"

    ```json
    "extract": "primary"  // Sets field value to the literal string "primary"
    "extract": "true"     // Sets field value to the literal string "true"
    "extract": "N/A"      // Sets field value to the literal string "N/A"
    ```

    This third pattern is the simplest and most efficient way to set hard-coded values in your mappings. AI agents
    should use this pattern whenever a field needs a static value that doesn't come from the input record or
    require computation.

    **Important implementation details**

    - JSON path patterns ALWAYS execute from the TOP-LEVEL root of the input record
    - The system maintains this context even in deeply nested mappings
    - For object mappings without child mappings, extract should return a complete object
    - When both extract and mappings are defined for objects, extract is applied first

    For most simple field-to-field mappings, prefer JSON path syntax for its clarity and performance. For
    hard-coded values, simply use the literal string as the extract value.
    """

    extract_date_format: str | None = field("extractDateFormat", default=None)
    """Specifies the format pattern of the input date string to ensure proper parsing.

    Used on string-typed mappings whose `extract` yields a date. Uses Moment.js-compatible formatting tokens to
    describe how the incoming date string is structured.
    """

    extract_date_timezone: str | None = field("extractDateTimezone", default=None)
    """Specifies the timezone of the input date string using Olson/IANA timezone identifiers.

    Used on string-typed mappings whose `extract` yields a date; tells the system how to interpret timestamp
    values from the input system.
    """

    generate: str | None = field("generate", default=None)
    """Defines the target field name in the output object/record.

    **Guidance** This is the PRIMARY FIELD that identifies the output property being created:

    - For regular fields: Set to the exact property name (e.g., "firstName", "price", "isActive")
    - For object fields: Set to the object property name, then add child mappings in the 'mappings' array
    - For array fields: Set to the array property name, then configure 'buildArrayHelper'
    - For arrays within arrays: Leave EMPTY for the inner array mappings, as they don't have field names

    IMPORTANT: Do NOT use dot notation (e.g., "customer.firstName") in this field. Instead, create proper
    hierarchical structure with nested mappings:
    ```json
    {
      "generate": "customer",
      "dataType": "object",
      "status": "Active",
      "mappings": [
        {"generate": "firstName", "dataType": "string", "extract": "$.name.first", "status": "Active"}
      ]
    }
    ```

    When parsing existing mappings, empty 'generate' fields almost always indicate inner array structures within a
    parent array.
    """

    generate_date_format: str | None = field("generateDateFormat", default=None)
    """Specifies the output format pattern when generating a date string or converting from a Date type to String
    type.

    Uses Moment.js-compatible formatting tokens to define the structure of the resulting date string.
    """

    generate_date_timezone: str | None = field("generateDateTimezone", default=None)
    """Specifies the timezone to apply when generating or converting timestamp values using Olson/IANA timezone
    identifiers.

    Controls timezone conversion when producing date output.
    """

    lookup_name: str | None = field("lookupName", default=None)
    """References a lookup table for transforming values during the mapping process.

    **Usage**

    The lookupName refers to a named lookup defined in the lookups array of the same resource.

    ```json
    {
      "generate": "countryName",
      "dataType": "string",
      "extract": "$.countryCode",
      "lookupName": "countryCodeToName"
    }
    ```

    During processing, the system:
    1. Extracts the value from the input record (e.g., "US")
    2. Finds the lookup table with the specified name
    3. Uses the extracted value as a key in the lookup
    4. Returns the corresponding value (e.g., "United States")

    **Benefits**

    - **Standardization**: Ensures consistent value translation across mappings
    - **Centralization**: Define translations once and reference them in multiple places
    - **Maintainability**: Update all mappings by changing the lookup definition
    - **Readability**: Makes mappings more descriptive and self-documenting

    The specific lookup capabilities depend on the context where mappings are used.
    """

    mappings: MutableSequence[Mapping] | None = field("mappings", default=None)
    """Enables recursive definition of nested object structures through child mapping objects.

    **Guidance** This is the KEY FIELD that implements the recursive pattern at the core of this schema:

    **When to Use**
    - REQUIRED when dataType = "object" (unless you are copying an entire object from the input record)
    - REQUIRED in buildArrayHelper.mappings when defining complex object array elements
    - NEVER used with simple types (string, number, boolean, date)

    **Behavior**
    - Each mapping in this array becomes a property of the parent object
    - The full Mappings schema is repeated recursively at each level
    - Can be nested to any depth for complex hierarchical structures

    **Context Handling**
    - Each level of nesting changes the mapping CONTEXT for 'generate'
    - The extraction CONTEXT always remains the original input record
    - This means child mappings can pull data from anywhere in the input record

    **Common Patterns**

    **Nested Objects**
    ```json
    {
      "generate": "customer",
      "dataType": "object",
      "mappings": [
        {
          "generate": "contact",
          "dataType": "object",
          "mappings": [
            {"generate": "email", "dataType": "string", "extract": "$.customerEmail"}
          ]
        }
      ]
    }
    ```

    **Multiple Fields in Object**
    ```json
    {
      "generate": "address",
      "dataType": "object",
      "mappings": [
        {"generate": "street", "dataType": "string", "extract": "$.address.line1"},
        {"generate": "city", "dataType": "string", "extract": "$.address.city"},
        {"generate": "country", "dataType": "string", "extract": "$.address.country"}
      ]
    }
    ```

    IMPORTANT: When analyzing or generating mappings, ALWAYS check if parent.dataType = "object" or if you're
    inside buildArrayHelper.mappings for objectarray elements. These are the only valid contexts for the mappings
    array.
    """

    source_data_type: (
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
        | None
    ) = field("sourceDataType", default=None)
    """Declares the JSON type of the value produced by `extract`, before any conversion to `dataType`. Same enum as
    `dataType`. Set on leaf mappings only — parent mappings (with child `mappings` or `buildArrayHelper`) have no
    extracted value of their own; the children carry their own `sourceDataType`.

    For date fields use `string` (JSON represents dates as strings); the parsing/formatting lives in
    `extractDateFormat` / `generateDateFormat` / `extractDateTimezone` / `generateDateTimezone`.
    """

    status: Literal["Active", "Draft"] | str | None = field("status", default=None)
    """REQUIRED on every mapping entry. Controls whether the mapping is active.

    **Guidance** Always set to `"Active"`. The API rejects mappings without this field (validation error: "Mapping
    object must have status field present.").
    """

    hard_coded_value: str | float | bool | None = field("hardCodedValue", default=None)
    """The value that the field always gets, whatever the record says."""


class MappingBuildArrayHelperItem(Model):
    """Part of `Mapping` · docs/models/mapping_build_array_helper_item.md"""

    conditional: MappingBuildArrayHelperItemConditional | None = field("conditional", default=None)
    """Defines conditional rules for including each array element in the result."""

    default: str | int | None = field("default", default=None)
    """Specifies a fallback value when the extracted array element is empty or not found in the input data."""

    extract: str | None = field("extract", default=None)
    """JSON path expression that identifies the input array or values to extract.

    For objectarray with mappings, this defines which input objects to iterate through. The JSON path must return
    either a single object or an array of objects.

    The system creates special composite objects during processing to maintain hierarchical relationships,
    allowing easy access to both the current array item and its parent contexts.
    """

    mappings: MutableSequence[Mapping] | None = field("mappings", default=None)
    """Contains recursive mapping definitions for complex array element transformations.

    **Composite object mechanism**

    When both 'extract' and 'mappings' are used together, the system implements a sophisticated "composite object"
    approach that is crucial for AI agents to understand:

    1. The system starts with the complete input record

    2. For each array element matched by the extract path, it creates a modified version of the input record
       where:
       - Array paths in the extract JSON path are REPLACED with single objects
       - Each array ([]) in the path is converted to a single object ({})
       - This preserves the hierarchical relationship between nested arrays

    **Example**

    Given an input record:
    ```json
    {
      "customer": {
        "name": "John Doe",
        "orders": [
          {
            "id": "O-001",
            "items": [
              {"sku": "ABC", "qty": 2},
              {"sku": "XYZ", "qty": 1}
            ]
          },
          {
            "id": "O-002",
            "items": [
              {"sku": "DEF", "qty": 3}
            ]
          }
        ]
      }
    }
    ```

    With extract path: `$.customer.orders[*].items[*]`

    For each item, the system creates a composite object like:
    ```json
    {
      "customer": {
        "name": "John Doe",
        "orders": {  // Note: Array replaced with single object
          "id": "O-001",
          "items": {  // Note: Array replaced with single object
            "sku": "ABC",
            "qty": 2
          }
        }
      }
    }
    ```

    Then in your mappings, you can access:
    - The current item: `$.customer.orders.items.sku`
    - The parent order: `$.customer.orders.id`
    - Top-level data: `$.customer.name`

    This approach allows for precise mapping from deeply nested structures while maintaining access to all
    contextual parent data, without requiring complex array index management.

    **Implementation guidance**

    When implementing the composite object mechanism:

    1. Analyze the extract path to identify all array patterns (`[*]` or `[number]`)
    2. For each array in the path, understand that it will be replaced with a single object
    3. In the mappings, use paths that reference these arrays as if they were objects
    4. Remember that every mapping still has access to the full input record context
    5. This mechanism is especially powerful when mapping hierarchical data like:
       - Order → Line Items → Taxes/Discounts
       - Customer → Addresses → Address Lines
       - Invoice → Line Items → Serial Numbers

    The extract path effectively tells the system "iterate through these arrays", while the composite object
    mechanism ensures you can still access both the current array item AND its parent context during mapping.
    """

    source_data_type: (
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
        | None
    ) = field("sourceDataType", default=None)
    """Declares the JSON type of the input array being iterated, to ensure proper type handling during array
    construction. Same enum as `dataType`.
    """


class MappingBuildArrayHelperItemConditional(Model):
    """Defines conditional rules for including each array element in the result.

    Part of `Mapping` · docs/models/mapping_build_array_helper_item_conditional.md
    """

    when: Literal["extract_not_empty"] | str | None = field("when", default=None)
    """Specifies the condition that must be met for an array element to be included.

    'extract_not_empty' only includes elements where the extract field returns a value.
    """


class MappingConditional(Model):
    """Defines conditional processing rules for the entire mapping.

    **Guidance** These conditions determine whether the mapping is applied based on record state or field content:

    **When to Use**
    - When a mapping should only be applied in specific circumstances
    - To implement conditional logic without using complex handlebars expressions
    - For creating mappings that only run during create or update operations

    **Available Conditions**

    - `record_created`: Apply only when creating a new record Useful for setting initial values that should not be
      overwritten during updates

    - `record_updated`: Apply only when updating an existing record Useful for transformation logic that should
      only run during updates

    - `extract_not_empty`: Apply only when the extract field returns a value Useful for conditional mapping based
      on input data availability

    **Example**
    ```json
    {
      "generate": "statusMessage",
      "dataType": "string",
      "extract": "$.status.message",
      "conditional": {
        "when": "extract_not_empty"  // Only map when status.message exists
      }
    }
    ```

    Part of `Mapping` · docs/models/mapping_conditional.md
    """

    when: Literal["record_created", "record_updated", "extract_not_empty"] | str | None = field("when", default=None)
    """Specifies the condition that triggers application of this mapping:
    - record_created: Apply only when creating a new record
    - record_updated: Apply only when updating an existing record
    - extract_not_empty: Apply only when the extract field returns a value
    """


Mappings: TypeAlias = "MutableSequence[Mapping]"
"""Array of field mapping configurations for transforming data from one format into another.

**Guidance**

This schema is designed around RECURSION as its core architectural principle. Understanding this recursive nature
is essential for building effective mappings:

1. The schema is self-referential by design - a mapping can contain nested mappings of the same structure
2. Complex data structures (nested objects, arrays of objects, arrays of arrays of objects) are ALL handled
   through this recursive pattern
3. Each mapping handles one level of the data structure; deeper levels are handled by nested mappings

When generating mappings programmatically:
- For simple fields (string, number, boolean): Create single mapping objects
- For objects: Create a parent mapping with nested 'mappings' array containing child field mappings
- For arrays: Use 'buildArrayHelper' with extract paths defining array inputs and recursive 'mappings' to define
  object structures

The system will process these nested structures recursively during runtime, ensuring proper construction of
complex hierarchical data while maintaining excellent performance.

Schema `Mappings` of AI Agents · docs/models/mappings.md
"""
