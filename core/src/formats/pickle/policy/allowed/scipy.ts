import { type AllowedNames, fromTable } from '../allowedNames.ts';

/** Classes of scipy, made without their constructors. Written by `scripts/data/allowed_names.py` with scipy 1.17.1. */
const classes: Readonly<Record<string, string>> = {
  'scipy.interpolate._bary_rational': 'AAA FloaterHormannInterpolator _BarycentricRational',
  'scipy.interpolate._bsplines': 'BSpline',
  'scipy.interpolate._cubic': 'Akima1DInterpolator CubicHermiteSpline CubicSpline PchipInterpolator',
  'scipy.interpolate._fitpack2': `
    BivariateSpline InterpolatedUnivariateSpline LSQBivariateSpline LSQSphereBivariateSpline
    LSQUnivariateSpline RectBivariateSpline RectSphereBivariateSpline SmoothBivariateSpline
    SmoothSphereBivariateSpline SphereBivariateSpline UnivariateSpline _BivariateSplineBase
    _DerivedBivariateSpline`,
  'scipy.interpolate._fitpack_repro': 'Bunch F Fperiodic',
  'scipy.interpolate._interpnd': 'CloughTocher2DInterpolator LinearNDInterpolator NDInterpolatorBase',
  'scipy.interpolate._interpolate': 'BPoly NdPPoly PPoly _PPolyBase interp1d interp2d',
  'scipy.interpolate._ndbspline': 'NdBSpline',
  'scipy.interpolate._ndgriddata': 'NearestNDInterpolator',
  'scipy.interpolate._polyint': `
    BarycentricInterpolator KroghInterpolator _Interpolator1D _Interpolator1DWithDerivatives`,
  'scipy.interpolate._rbf': 'Rbf',
  'scipy.interpolate._rgi': 'RegularGridInterpolator',
  'scipy.sparse._base': '_spbase sparray',
  'scipy.sparse._bsr': '_bsr_base bsr_array bsr_matrix',
  'scipy.sparse._compressed': '_cs_matrix',
  'scipy.sparse._coo': '_coo_base coo_array coo_matrix',
  'scipy.sparse._csc': '_csc_base csc_array csc_matrix',
  'scipy.sparse._csr': '_csr_base csr_array csr_matrix',
  'scipy.sparse._data': '_data_matrix _minmax_mixin',
  'scipy.sparse._dia': '_dia_base dia_array dia_matrix',
  'scipy.sparse._dok': '_dok_base dok_array dok_matrix',
  'scipy.sparse._index': 'IndexMixin',
  'scipy.sparse._lil': '_lil_base lil_array lil_matrix',
  'scipy.sparse._matrix': 'spmatrix',
  'scipy.sparse.csgraph._flow': 'MaximumFlowResult',
  'scipy.sparse.csgraph._shortest_path': '_YenCandidatePaths',
  'scipy.sparse.linalg._eigen.arpack.arpack': '_ArpackParams _SymmetricArpackParams _UnsymmetricArpackParams',
  'scipy.sparse.linalg._expm_multiply': 'LazyOperatorNormInfo',
  'scipy.sparse.linalg._matfuncs': '_ExpmPadeHelper',
  'scipy.sparse.linalg._special_sparse_arrays': 'MikotaPair',
  'scipy.sparse.linalg._svdp': '_AProd',
  'scipy.spatial._ckdtree': 'cKDTree cKDTreeNode coo_entries ordered_pairs',
  'scipy.spatial._kdtree': 'KDTree Rectangle',
  'scipy.spatial._qhull': '_Qhull',
  'scipy.spatial._spherical_voronoi': 'SphericalVoronoi',
  'scipy.spatial.distance': 'CDistMetricWrapper MetricInfo PDistMetricWrapper',
  'scipy.spatial.transform._rigid_transform': 'RigidTransform',
  'scipy.spatial.transform._rotation': 'Slerp',
  'scipy.spatial.transform._rotation_spline': 'RotationSpline',
};

export const scipyNames: readonly AllowedNames[] = [
  ...fromTable(classes, ['new', 'build'], 'a matrix, a tree or a curve'),
];
