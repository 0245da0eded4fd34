/** What a face says to a worker thread. One task at a time runs in a worker. */
export type ToWorker<Task> =
  | { readonly type: 'run'; readonly id: number; readonly task: Task }
  | { readonly type: 'cancel'; readonly id: number };

/**
 * What a worker thread answers. Each `run` ends in exactly one `result` or `error`, also when it is cancelled. After a
 * `result` that is the `last`, the thread takes no more tasks and is ended.
 */
export type FromWorker<Result> =
  | { readonly type: 'progress'; readonly id: number; readonly done: number }
  | { readonly type: 'result'; readonly id: number; readonly result: Result; readonly last: boolean }
  | { readonly type: 'error'; readonly id: number; readonly message: string; readonly stack?: string };

/** What a task is given to work with. */
export interface TaskControl {
  /** Aborted when the face cancels; a task looks at it whenever it has given up the thread. */
  readonly signal: AbortSignal;
  /** Tells how much is done, in the task's own unit. */
  progress(done: number): void;
  /** This thread can do no more: the task's result is its last. */
  retire(): void;
}

export type TaskHandler<Task, Result> = (task: Task, control: TaskControl) => Promise<Result>;
