/** Files that a weights loader reads, by name. */
export const safetensorsWeights = /\.safetensors$/i;
export const pickleWeights = /\.(?:bin|pt|pth|ckpt|pkl|pickle)$/i;

/** Formats whose readers can run code: pickles, joblib, and HDF5 with Keras' Lambda layers. */
export const codeBearingFile = /\.(?:bin|pt|pth|ckpt|pkl|pickle|joblib|dill|h5|hdf5)$/i;
