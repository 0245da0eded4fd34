/** What Python takes for the dotted path of a module or of a name in it; what is none cannot be imported. */
export const importable = /^[\p{ID_Start}_][\p{ID_Continue}.]*$/u;
