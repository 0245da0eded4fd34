/**
 * Ids without an owner that the Hub still redirects to the organisations that hold them now (google-bert,
 * openai-community, FacebookAI, distilbert, google-t5, albert, xlnet). Source: the pretrained models that the
 * documentation of transformers 2.x to 4.x lists by these names.
 */
export const legacyNames = `
bert-base-uncased bert-large-uncased bert-base-cased bert-large-cased bert-base-chinese bert-base-german-cased
bert-base-multilingual-uncased bert-base-multilingual-cased bert-large-uncased-whole-word-masking
bert-large-cased-whole-word-masking bert-large-uncased-whole-word-masking-finetuned-squad
bert-large-cased-whole-word-masking-finetuned-squad bert-base-cased-finetuned-mrpc bert-base-german-dbmdz-cased
bert-base-german-dbmdz-uncased openai-gpt gpt2 gpt2-medium gpt2-large gpt2-xl distilgpt2
transfo-xl-wt103 xlnet-base-cased xlnet-large-cased xlm-mlm-en-2048 xlm-mlm-100-1280 xlm-mlm-17-1280
roberta-base roberta-large roberta-large-mnli roberta-base-openai-detector roberta-large-openai-detector
distilroberta-base distilbert-base-uncased distilbert-base-cased distilbert-base-german-cased
distilbert-base-multilingual-cased distilbert-base-uncased-distilled-squad distilbert-base-cased-distilled-squad
distilbert-base-uncased-finetuned-sst-2-english ctrl camembert-base xlm-roberta-base xlm-roberta-large
albert-base-v1 albert-large-v1 albert-xlarge-v1 albert-xxlarge-v1 albert-base-v2 albert-large-v2 albert-xlarge-v2
albert-xxlarge-v2 t5-small t5-base t5-large t5-3b t5-11b
`;
