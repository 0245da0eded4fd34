/**
 * Owners that exist and stand one slip from another one that exists. Source: both of each pair are named in public
 * repositories with models of their own.
 */
export const realOwners = 'HuggingFaceH4 HuggingFaceM4 xai-org zai-org CIDAS caidas';
