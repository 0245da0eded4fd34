import { type AllowedNames, fromTable } from '../allowedNames.ts';

/** Classes of xgboost, lightgbm, made without their constructors. Written by `scripts/data/allowed_names.py` with xgboost 3.2.0, lightgbm 4.7.0. */
const classes: Readonly<Record<string, string>> = {
  'lightgbm.basic': 'EvalResult Sequence _ConfigAliases _DummyLogger _TempFile',
  'lightgbm.callback': `
    CallbackEnv _EarlyStoppingCallback _LogEvaluationCallback _RecordEvaluationCallback
    _ResetParameterCallback`,
  'lightgbm.sklearn': `
    LGBMClassifier LGBMModel LGBMRanker LGBMRegressor _EvalFunctionWrapper _ObjectiveFunctionWrapper`,
  'xgboost._data_utils': 'TransformedDf',
  'xgboost.callback': `
    CallbackContainer EarlyStopping EvaluationMonitor LearningRateScheduler TrainingCallback
    TrainingCheckPoint`,
  'xgboost.collective': 'CommunicatorContext Config',
  'xgboost.core': '_RefMixIn',
  'xgboost.data': 'ArrowTransformed CudfTransformed PandasTransformed',
  'xgboost.objective': 'Objective TreeObjective',
  'xgboost.sklearn': `
    XGBClassifier XGBModel XGBRFClassifier XGBRFRegressor XGBRanker XGBRankerMixIn XGBRegressor`,
  'xgboost.training': 'CVPack _PackedBooster',
};

/** Enumerations: called with one of their values. */
const enumerations: Readonly<Record<string, string>> = {
  'lightgbm.basic': '_MissingType',
  'xgboost.collective': 'Op',
  'xgboost.core': 'DataSplitMode',
};

export const boostingNames: readonly AllowedNames[] = [
  ...fromTable(classes, ['new', 'build'], 'a boosted model'),
  ...fromTable(enumerations, ['call'], 'a choice out of a list'),
];
