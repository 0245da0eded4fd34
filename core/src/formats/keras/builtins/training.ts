/** What a model is made and trained with: the public API of Keras 3.15 and what Keras 2 had beside it. */
export const initializers = `
    Constant ConstantV2 GlorotNormal GlorotNormalV2 GlorotUniform GlorotUniformV2 HeNormal HeNormalV2 HeUniform
    HeUniformV2 Identity IdentityInitializer IdentityV2 LecunNormal LecunNormalV2 LecunUniform LecunUniformV2
    Ones OnesV2 Orthogonal OrthogonalInitializer OrthogonalV2 RandomNormal RandomNormalV2 RandomUniform
    RandomUniformV2 STFT STFTInitializer TruncatedNormal TruncatedNormalV2 VarianceScaling VarianceScalingV2
    Zeros ZerosV2`;

export const regularizers = `
    L1 L1L2 L2 OrthogonalRegularizer`;

export const constraints = `
    MaxNorm MinMaxNorm NonNeg RadialConstraint UnitNorm`;

export const optimizers = `
    Adadelta Adafactor Adagrad Adam AdamW Adamax Ftrl Lamb Lion LossScaleOptimizer LossScaleOptimizerV1
    LossScaleOptimizerV3 MultiOptimizer Muon Nadam RMSprop SGD ScheduleFreeAdamW`;

export const schedules = `
    CosineDecay CosineDecayRestarts ExponentialDecay InverseTimeDecay PiecewiseConstantDecay PolynomialDecay`;

export const losses = `
    BinaryCrossentropy BinaryFocalCrossentropy CTC CategoricalCrossentropy CategoricalFocalCrossentropy
    CategoricalGeneralizedCrossEntropy CategoricalHinge Circle CosineSimilarity Dice Hinge Huber KLDivergence
    LogCosh MeanAbsoluteError MeanAbsolutePercentageError MeanSquaredError MeanSquaredLogarithmicError Poisson
    SparseCategoricalCrossentropy SquaredHinge Tversky`;

export const metrics = `
    AUC Accuracy BinaryAccuracy BinaryCrossentropy BinaryIoU CategoricalAccuracy CategoricalCrossentropy
    CategoricalHinge ConcordanceCorrelation CosineSimilarity F1Score FBetaScore FalseNegatives FalsePositives
    Hinge IoU KLDivergence LogCoshError Mean MeanAbsoluteError MeanAbsolutePercentageError MeanIoU
    MeanMetricWrapper MeanRelativeError MeanSquaredError MeanSquaredLogarithmicError MeanTensor OneHotIoU
    OneHotMeanIoU PearsonCorrelation Poisson Precision PrecisionAtRecall R2Score Recall RecallAtPrecision
    RootMeanSquaredError SensitivityAtSpecificity SparseCategoricalAccuracy SparseCategoricalCrossentropy
    SparseTopKCategoricalAccuracy SpecificityAtSensitivity SquaredHinge Sum TopKCategoricalAccuracy
    TrueNegatives TruePositives`;

export const policies = `
    AWQConfig AWQDTypePolicy AbsMaxQuantizer DTypePolicy DTypePolicyMap Float8QuantizationConfig
    FloatDTypePolicy GPTQConfig GPTQDTypePolicy Int4DTypePolicy Int4QuantizationConfig Int8QuantizationConfig
    Policy PolicyV1 QuantizationConfig QuantizedDTypePolicy QuantizedFloat8DTypePolicy`;

export const seeds = 'SeedGenerator';

/** Functions by their names: activations, losses, metrics, and initializers as functions. */
export const functions = `
    acc bce binary_accuracy binary_crossentropy binary_focal_crossentropy categorical_accuracy
    categorical_crossentropy categorical_focal_crossentropy categorical_generalized_cross_entropy
    categorical_hinge celu circle concordance_correlation constant cosine cosine_proximity cosine_similarity ctc
    dice elu exponential gelu glorot_normal glorot_uniform glu hard_shrink hard_sigmoid hard_silu hard_swish
    hard_tanh he_normal he_uniform hinge huber identity kl_divergence kld kullback_leibler_divergence l1 l1_l2
    l2 leaky_relu lecun_normal lecun_uniform linear log_cosh log_sigmoid log_softmax logcosh mae mape max_norm
    mean_absolute_error mean_absolute_percentage_error mean_squared_error mean_squared_logarithmic_error
    min_max_norm mish mse msle non_neg ones orthogonal orthogonal_regularizer pearson_correlation poisson
    random_normal random_uniform relu relu6 selu sigmoid silu soft_shrink softmax softplus softsign
    sparse_categorical_accuracy sparse_categorical_crossentropy sparse_plus sparse_sigmoid
    sparse_top_k_categorical_accuracy sparsemax squared_hinge squareplus stft swish tanh tanh_shrink threshold
    top_k_categorical_accuracy truncated_normal tversky unit_norm variance_scaling zeros`;
