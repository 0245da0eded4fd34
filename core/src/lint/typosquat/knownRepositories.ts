// Written by scripts/data/known-repositories.mjs; do not edit.
// Source: model ids mentioned in the source and documentation of about 70 public repositories on GitHub (2026), those
// named by at least 2 of them. A count of mentions, not of downloads.

/** Owners of well-known repositories, the most often named first. */
export const knownOwners = `
facebook google Qwen microsoft meta-llama mistralai BAAI deepseek-ai sentence-transformers nvidia unsloth
bigscience HuggingFaceTB HuggingFaceH4 hf-internal-testing stabilityai tiiuae openai-community openbmb
EleutherAI THUDM black-forest-labs TheBloke allenai google-bert zai-org codellama bigcode HuggingFaceM4
llava-hf jinaai OpenGVLab nomic-ai thenlper huggyllama tencent Salesforce 01-ai lmsys ibm-granite
NousResearch intfloat MiniMaxAI lysandre TinyLlama runwayml timm internlm cross-encoder Wan-AI lllyasviel
mosaicml nateraw moonshotai distilbert argilla Helsinki-NLP FacebookAI google-t5 teknium mlx-community laion
liuhaotian tomaarsen Skywork Lightricks Alibaba-NLP mixedbread-ai baichuan-inc CompVis FreedomIntelligence
apple ybelkada HiDream-ai Intel speechbrain ggml-org togethercomputer Tongyi-MAI ByteDance databricks
cardiffnlp dbmdz trl-internal-testing diffusers sayakpaul city96 minishlab WizardLM bartowski
lmstudio-community nielsr vidore Snowflake shibing624 opensearch-project LiquidAI deepset QuantStack sgugger
julien-c Tele-AI MCG-NJU stable-diffusion-v1-5 prithivida ostris openchat kakaobrain PaddlePaddle krea
ehartford scikit-learn showlab nari-labs state-spaces colbert-ir papluca hexgrad CohereForAI MaartenGr
lightonai Tencent-Hunyuan mit-han-lab AIDC-AI naver InstantX inclusionAI modelscope hunyuanvideo-community
kandinsky-community casperhansen hugging-quants neuralmagic Alpha-VLLM briaai alignment-handbook baidu
cognitivecomputations ai-forever DeepFloyd Wauplin sergiopaniego QuantFactory CohereLabs madebyollin nreimers
RedHatAI anton-l TheLastBen moka-ai patrickvonplaten ModernVBERT ideogram-ai h2oai jondurbin openmmlab
turboderp IEITYuan Xenova h94 cross-encoder-testing SWivid coqui nitrosocke sd-concepts-library Kijai
lightx2v thu-ml Falconsai OpenAssistant jxm maidalun1020 LiheYoung flax-community Trelis BlinkDL abacusai
artificialguybr sshleifer Norod78 dslim genmo iic CISCai QuanSun prajjwal1 Kwai-Kolors timbrooks
sd-dreambooth-library segmind jbilcke-hf nerijs playgroundai aws-neuron OpenLemur OuteAI WarriorMama777
lambdalabs nlpconnect Linaqruf Phind hubertsiuzdak impira kohbanye ogkalu CIDAS LanguageBind TigerResearch
dandelin decart-ai dreamlike-art magic-leap-community meta-math spacy RectalWorm ardent-figment linoyts meta
`;

/** Well-known ids of owners with at most 5 letters. */
export const knownIdsOfShortOwners = `
Qwen/Qwen3-0.6B Qwen/Qwen2.5-7B-Instruct Qwen/Qwen3-8B BAAI/bge-large-en-v1.5 Qwen/Qwen2.5-VL-7B-Instruct
Qwen/Qwen2.5-72B-Instruct Qwen/Qwen2-VL-7B-Instruct BAAI/bge-base-en-v1.5 BAAI/bge-small-en-v1.5
Qwen/Qwen2-0.5B-Instruct Qwen/Qwen2.5-0.5B Qwen/Qwen2.5-1.5B-Instruct Qwen/Qwen-7B-Chat
Qwen/Qwen2.5-VL-3B-Instruct Qwen/Qwen3-Embedding-0.6B Qwen/Qwen3-32B BAAI/bge-reranker-base
Qwen/Qwen3-4B-Instruct-2507 Qwen/Qwen2.5-0.5B-Instruct THUDM/chatglm-6b lmsys/vicuna-7b-v1.5
Qwen/Qwen3-30B-A3B Qwen/Qwen2.5-3B-Instruct Qwen/Qwen2-1.5B-Instruct Qwen/Qwen2-VL-2B-Instruct
dbmdz/bert-large-cased-finetuned-conll03-english Qwen/Qwen-Image Qwen/Qwen2-0.5B Qwen/Qwen3-4B
Qwen/Qwen2.5-7B Qwen/Qwen3-1.7B Qwen/Qwen2.5-32B-Instruct Qwen/Qwen-14B-Chat Qwen/Qwen3.6-35B-A3B BAAI/bge-m3
Qwen/Qwen2.5-1.5B THUDM/glm-4-9b-chat Qwen/Qwen2.5-72B Qwen/Qwen2.5-Omni-7B Qwen/Qwen-7B Qwen/Qwen3.5-9B
Qwen/Qwen-1_8B-Chat Qwen/Qwen3.5-35B-A3B Qwen/Qwen-72B-Chat Qwen/Qwen3-VL-30B-A3B-Instruct Qwen/Qwen-14B
Qwen/Qwen-72B laion/CLIP-ViT-H-14-laion2B-s32B-b79K BAAI/bge-reranker-v2-m3 Qwen/Qwen-Image-Edit
Qwen/Qwen3.5-0.8B lmsys/vicuna-13b-v1.5 BAAI/bge-base-en Qwen/Qwen1.5-0.5B-Chat Qwen/Qwen2.5-14B-Instruct
Qwen/Qwen2.5-14B-Instruct-1M Qwen/Qwen3-235B-A22B laion/CLIP-ViT-B-32-laion2B-s34B-b79K 01-ai/Yi-34B-Chat
Intel/dpt-large Qwen/Qwen2-7B-Instruct Qwen/Qwen2.5-7B-Instruct-1M Qwen/Qwen2.5-Coder-32B-Instruct
Qwen/Qwen3-4B-Thinking-2507 Qwen/Qwen3.5-4B THUDM/chatglm2-6b 01-ai/Yi-1.5-34B-Chat BAAI/bge-large-en
BAAI/bge-small-zh-v1.5 Qwen/QwQ-32B Qwen/QwQ-32B-Preview Qwen/Qwen-Image-Edit-2509 Qwen/Qwen2.5-14B
Qwen/Qwen2.5-32B Qwen/Qwen3-VL-8B-Instruct 01-ai/Yi-34B Qwen/Qwen2.5-3B Qwen/Qwen2.5-Coder-0.5B
lmsys/vicuna-13b-v1.3 dslim/bert-base-NER laion/CLIP-ViT-bigG-14-laion2B-39B-b160k Qwen/Qwen3-0.6B-FP8
Qwen/Qwen3-0.6B-Base THUDM/chatglm3-6b h94/IP-Adapter Qwen/Qwen3-Next-80B-A3B-Thinking
Qwen/Qwen3.6-35B-A3B-FP8 THUDM/CogVideoX-5b genmo/mochi-1-preview iic/SenseVoiceSmall
laion/clap-htsat-unfused Intel/dpt-hybrid-midas Qwen/Qwen-7B-Chat-Int4 THUDM/CogVideoX-2b THUDM/CogView4-6B
Qwen/Qwen3-VL-Embedding-2B THUDM/chatglm-6b-int4 coqui/XTTS-v1 BAAI/AquilaChat2-34B Qwen/Qwen-1_8B
Qwen/Qwen-14B-Chat-Int4 Qwen/Qwen3-Coder-30B-A3B-Instruct-FP8 Qwen/Qwen3-Embedding-8B
Qwen/Qwen3-VL-2B-Instruct THUDM/visualglm-6b laion/CLIP-ViT-L-14-DataComp.XL-s13B-b90K Kijai/flux-fp8
Qwen/Qwen1.5-1.8B-Chat Qwen/Qwen1.5-110B-Chat Qwen/Qwen1.5-14B-Chat Qwen/Qwen1.5-32B-Chat
Qwen/Qwen1.5-4B-Chat Qwen/Qwen1.5-72B-Chat Qwen/Qwen1.5-7B-Chat Qwen/Qwen2.5-Omni-3B
Qwen/Qwen3-235B-A22B-Instruct-2507 Qwen/Qwen3-Coder-480B-A35B-Instruct Qwen/Qwen3-Embedding-4B
Qwen/Qwen3-Omni-30B-A3B-Instruct Qwen/Qwen3-Omni-30B-A3B-Thinking Qwen/Qwen3-Reranker-0.6B
Qwen/Qwen3-VL-Embedding-8B Qwen/Qwen3-VL-Reranker-2B Qwen/Qwen3.6-27B Qwen/Qwen3.8-27B krea/Krea-2-Raw
krea/Krea-2-Turbo lmsys/vicuna-13b-v1.5-16k lmsys/vicuna-7b-v1.5-16k 01-ai/Yi-1.5-6B-Chat 01-ai/Yi-1.5-9B
01-ai/Yi-1.5-9B-Chat 01-ai/Yi-6B-Chat BAAI/JudgeLM-33B-v1.0 BAAI/bge-base-zh BAAI/bge-base-zh-v1.5
BAAI/bge-large-zh BAAI/bge-large-zh-v1.5 BAAI/bge-small-en BAAI/bge-small-zh Phind/Phind-CodeLlama-34B-v2
Qwen/Qwen1.5-MoE-A2.7B-Chat Qwen/Qwen2-72B-Instruct Qwen/Qwen2-7B Qwen/Qwen2-Audio-7B-Instruct Qwen/Qwen3-14B
Qwen/Qwen3-235B-A22B-FP8 Qwen/Qwen3-235B-A22B-Thinking-2507 Qwen/Qwen3-30B-A3B-Thinking-2507
Qwen/Qwen3-Reranker-4B Qwen/Qwen3-Reranker-8B Qwen/Qwen3-TTS-12Hz-1.7B-Base
Qwen/Qwen3-TTS-12Hz-1.7B-CustomVoice Qwen/Qwen3-VL-4B-Instruct Qwen/Qwen3.5-27B-FP8 Qwen/Qwen3.5-2B
Qwen/Qwen3.5-35B-A3B-FP8 THUDM/chatglm-6b-int4-qe THUDM/chatglm-6b-int8 THUDM/codegeex2-6b THUDM/glm-4-9b
lmsys/vicuna-33b-v1.3 01-ai/Yi-1.5-34B 01-ai/Yi-1.5-6B 01-ai/Yi-6B BAAI/AquilaChat2-7B
BAAI/bge-multilingual-gemma2 CIDAS/clipseg-rd64-refined Qwen/Qwen-Image-2512 Qwen/Qwen-Image-Layered
Qwen/Qwen2-57B-A14B-Instruct Qwen/Qwen2.5-Coder-1.5B Qwen/Qwen2.5-Coder-14B Qwen/Qwen2.5-Coder-32B
Qwen/Qwen2.5-Coder-3B Qwen/Qwen2.5-Coder-7B THUDM/cogvlm2-llama3-chat-19B
laion/CLIP-ViT-L-14-laion2B-s32B-b82K spacy/en_core_web_sm BAAI/bge-reranker-large BAAI/bge-reranker-v2-gemma
BAAI/bge-reranker-v2-minicpm-layerwise Qwen/Qwen jxm/cde-small-v2 lmsys/vicuna-7b-v1.3 meta/llama
`;
