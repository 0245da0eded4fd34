import type { RepositorySpec } from '../repositorySpec.ts';
import { gitAttributes } from './commonFiles.ts';

/** A Space: a program, not weights. */
export const demoSpace: RepositorySpec = {
  id: 'local-lab/demo-space',
  kind: 'space',
  commits: [
    {
      message: 'Add application file',
      date: '2024-08-08T08:08:08Z',
      files: {
        '.gitattributes': gitAttributes,
        'README.md': '---\ntitle: Demo\nsdk: gradio\napp_file: app.py\n---\n',
        'app.py': 'import gradio as gr\n\ngr.load("models/local-lab/released-encoder").launch()\n',
      },
    },
  ],
};
