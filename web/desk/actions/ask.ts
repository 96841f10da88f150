/** Reads JSON from `/api/…`; null when it was refused or no answer came. For what may be shown late. */
export async function ask<Answer>(path: string): Promise<Answer | null> {
  try {
    const response = await fetch(path)
    return response.ok ? ((await response.json()) as Answer) : null
  } catch {
    return null
  }
}
