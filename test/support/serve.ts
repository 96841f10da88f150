import { serve } from '../../src/serve.ts'
import { runTask, settings } from '../../tools/task.ts'

// The server as tools/start.ts serves it, with no demonstration in its way.
await runTask(
  { help: '', options: { 'allow-http': { type: 'boolean' } } },
  async (_words, options) => {
    await serve(settings(), {
      onEmpty: async () => {},
      allowHttp: options['allow-http'] === true,
    })
    return undefined
  },
)
