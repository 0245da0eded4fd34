/** Attributes of Python's own objects that lead from a value to the interpreter, without underscores. */
const internals = new Set([
  // jinja2/sandbox.py, and what the functions of Python 2 had.
  ...['gi_frame', 'gi_code', 'gi_yieldfrom', 'cr_frame', 'cr_code', 'cr_await', 'ag_frame', 'ag_code'],
  ...['f_globals', 'f_locals', 'f_builtins', 'f_back', 'f_code', 'tb_frame', 'tb_next'],
  ...['func_globals', 'func_code', 'func_closure', 'func_defaults', 'func_dict'],
  ...['im_func', 'im_self', 'im_class', 'co_code', 'co_consts', 'mro'],
]);

/** Names that as whole texts have one use: to be looked up on the way out of a template. */
const stations = new Set([
  ...['__class__', '__base__', '__bases__', '__mro__', '__subclasses__', '__globals__', '__builtins__'],
  ...['__init__', '__import__', '__dict__', '__code__', '__closure__', '__getattribute__', '__getattr__'],
  ...['__getitem__', '__call__', '__func__', '__self__', '__module__', '__loader__', '__spec__'],
  ...['__reduce__', '__reduce_ex__', '__wrapped__', '__enter__', '__file__', '__defaults__'],
]);

export type NameKind = 'harmless' | 'private' | 'escape';

/** What looking an attribute up by this name leads to; ordinary data has no name that begins with an underscore. */
export function nameKind(name: string): NameKind {
  const plain = name.normalize('NFKC');
  if (internals.has(plain)) return 'escape';
  if (!plain.startsWith('_')) return 'harmless';
  // `__class__`, and the mangled `_TemplateReference__context`.
  return plain.includes('__') && plain !== '__' ? 'escape' : 'private';
}

/** True for a text that names a station of every known escape, wherever in the template's code it stands. */
export function isStation(text: string): boolean {
  return stations.has(text);
}
