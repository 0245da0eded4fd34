import { type AllowedNames, fromTable } from '../allowedNames.ts';

/** Classes in native code that are called with their sizes or parameters, and functions that make them. */
const called = {
  'sklearn.tree._tree': 'Tree',
  'sklearn.metrics._dist_metrics': 'newObj',
  'sklearn.neighbors._dist_metrics': 'newObj',
  'sklearn.neighbors._kd_tree': 'newObj',
  'sklearn.neighbors._ball_tree': 'newObj',
  'sklearn.neighbors.dist_metrics': 'newObj',
  'sklearn.neighbors.kd_tree': 'newObj',
  'sklearn.neighbors.ball_tree': 'newObj',
  'sklearn._loss._loss': `
    CyAbsoluteError CyExponentialLoss CyHalfBinomialLoss CyHalfGammaLoss CyHalfMultinomialLoss CyHalfPoissonLoss
    CyHalfSquaredError CyHalfTweedieLoss CyHalfTweedieLossIdentity CyHuberLoss CyPinballLoss`,
  'sklearn.linear_model._sgd_fast': `
    EpsilonInsensitive Hinge Huber Log ModifiedHuber SquaredEpsilonInsensitive SquaredHinge SquaredLoss`,
  'sklearn.linear_model.sgd_fast': `
    EpsilonInsensitive Hinge Huber Log ModifiedHuber SquaredEpsilonInsensitive SquaredHinge SquaredLoss`,
  tokenizers: 'Tokenizer AddedToken Encoding',
  'tokenizers.models': 'Model BPE WordPiece WordLevel Unigram',
  'tokenizers.pre_tokenizers': 'PreTokenizer',
  'tokenizers.normalizers': 'Normalizer',
};

/** Made empty and given a state: trees and metrics, and boosted models, whose state their own library parses. */
const made = {
  'sklearn.neighbors._kd_tree': 'KDTree KDTree32 KDTree64 BinaryTree',
  'sklearn.neighbors._ball_tree': 'BallTree BallTree32 BallTree64',
  'sklearn.neighbors.kd_tree': 'KDTree',
  'sklearn.neighbors.ball_tree': 'BallTree',
  'sklearn.metrics._dist_metrics': `
    BrayCurtisDistance64 CanberraDistance64 ChebyshevDistance64 DistanceMetric64 EuclideanDistance64 EuclideanDistance32
    EuclideanDistance HammingDistance64 HaversineDistance64 JaccardDistance64 MahalanobisDistance64 ManhattanDistance64
    ManhattanDistance MinkowskiDistance64 MinkowskiDistance SEuclideanDistance64`,
  'sklearn.neighbors._dist_metrics': 'EuclideanDistance ManhattanDistance MinkowskiDistance',
  'sklearn.neighbors.dist_metrics': 'EuclideanDistance ManhattanDistance MinkowskiDistance',
  'xgboost.core': 'Booster',
  'lightgbm.basic': 'Booster',
};

export const compiledNames: readonly AllowedNames[] = [
  ...fromTable(called, ['call', 'new', 'build'], 'a part of a model in native code'),
  ...fromTable(made, ['new', 'build'], 'a part of a model in native code'),
  { module: 'sklearn.utils._bunch', names: ['Bunch'], may: ['new', 'build', 'fill'], why: 'named values' },
  { module: 'sklearn.utils', names: ['Bunch'], may: ['new', 'build', 'fill'], why: 'named values' },
  {
    module: 'joblib.numpy_pickle',
    names: ['NumpyArrayWrapper', 'NDArrayWrapper', 'ZNDArrayWrapper'],
    may: ['new', 'build'],
    why: 'an array that joblib wrote beside the stream or into it',
  },
  {
    module: 'scipy.interpolate._interpolate',
    names: [
      '_call_linear',
      '_call_linear_np',
      '_call_nearest',
      '_call_previousnext',
      '_call_spline',
      '_call_nan_spline',
    ].map((method) => `interp1d.${method}`),
    may: [],
    why: 'how a curve is computed',
  },
  {
    module: 'scipy._lib.array_api_compat.numpy._aliases',
    names: ['asarray'],
    may: [],
    why: 'a function kept by name',
  },
  {
    module: 'scipy.spatial._ckdtree',
    names: ['cKDTree'],
    may: ['call', 'new', 'build'],
    why: 'a tree of points',
  },
];
