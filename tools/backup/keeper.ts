import pg from 'pg'

/** One connection that sees past row security and may write every row: backup, restore, verify. */
export async function asKeeper<T>(
  serverUrl: string,
  work: (keeper: pg.Client) => Promise<T>,
): Promise<T> {
  return withClient({ connectionString: serverUrl, options: '-c role=hutong_keeper' }, work)
}

/** One connection with the owner's rights, for what is outside the tables. */
export async function asOwner<T>(ownerUrl: string, work: (owner: pg.Client) => Promise<T>) {
  return withClient({ connectionString: ownerUrl }, work)
}

async function withClient<T>(
  config: pg.ClientConfig,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ ...config, application_name: 'hutong keeper' })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
