import { type AllowedNames, fromTable } from '../allowedNames.ts';

/** Frames, series, indexes and the blocks of data behind them. */
const made = {
  pandas: `
    DataFrame Series Index RangeIndex MultiIndex DatetimeIndex TimedeltaIndex PeriodIndex CategoricalIndex IntervalIndex
    Categorical Int64Index Float64Index UInt64Index`,
  'pandas.core.frame': 'DataFrame',
  'pandas.core.series': 'Series',
  'pandas.core.indexes.base': 'Index',
  'pandas.core.indexes.range': 'RangeIndex',
  'pandas.core.indexes.multi': 'MultiIndex',
  'pandas.core.indexes.datetimes': 'DatetimeIndex',
  'pandas.core.indexes.numeric': 'Int64Index Float64Index UInt64Index NumericIndex',
  'pandas.core.indexes.category': 'CategoricalIndex',
  'pandas.core.arrays.categorical': 'Categorical',
  'pandas.core.arrays.datetimes': 'DatetimeArray',
  'pandas.core.arrays.timedeltas': 'TimedeltaArray',
  'pandas.core.arrays.string_': 'StringArray StringDtype',
  'pandas.core.arrays.integer': 'IntegerArray Int64Dtype Int32Dtype',
  'pandas.core.arrays.boolean': 'BooleanArray BooleanDtype',
  'pandas.core.arrays.floating': 'FloatingArray Float64Dtype',
  'pandas.core.arrays.numpy_': 'NumpyExtensionArray PandasArray',
  'pandas.arrays':
    'StringArray DatetimeArray TimedeltaArray IntegerArray BooleanArray FloatingArray NumpyExtensionArray PeriodArray SparseArray',
  'pandas.core.internals.managers': 'BlockManager SingleBlockManager',
  'pandas.core.internals.blocks': 'Block ObjectBlock FloatBlock IntBlock',
};

/** Functions that make them of an array and a place, and types of columns. */
const called = {
  'pandas.core.internals.managers': 'BlockManager SingleBlockManager',
  'pandas.core.indexes.base': '_new_Index',
  'pandas.core.indexes.datetimes': '_new_DatetimeIndex',
  'pandas.core.indexes.period': '_new_PeriodIndex',
  'pandas.core.internals.blocks': 'new_block',
  'pandas._libs.internals': '_unpickle_block',
  'pandas._libs.arrays': '__pyx_unpickle_NDArrayBacked',
  'pandas._libs.tslibs.timestamps': '_unpickle_timestamp Timestamp',
  'pandas._libs.tslibs.timedeltas': '_timedelta_unpickle Timedelta',
  'pandas._libs.tslibs.nattype': '_nat_unpickle',
  'pandas._libs.missing': 'NAType',
  'pandas._libs.tslibs.offsets': 'Day Hour Minute Second MonthEnd MonthBegin BusinessDay',
  'pandas.core.dtypes.dtypes': 'CategoricalDtype DatetimeTZDtype PeriodDtype IntervalDtype',
  pandas: 'StringDtype CategoricalDtype Timestamp Timedelta Int64Dtype Float64Dtype BooleanDtype',
};

export const pandasNames: readonly AllowedNames[] = [
  ...fromTable(made, ['new', 'build'], 'a table or a part of one'),
  ...fromTable(called, ['call', 'new', 'build'], 'a table or a part of one'),
];
