import { useSyncExternalStore } from 'react'

/** What a librarian may switch off on this computer. */
export type SwitchName = 'desk.sound' | 'desk.singleKeys'

const listeners = new Set<() => void>()
const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
const isOn = (name: SwitchName) => {
  try {
    return localStorage.getItem(name) !== 'off'
  } catch {
    return true // a browser that keeps nothing
  }
}

/** A switch that this browser keeps; on until switched off. */
export function useSwitch(name: SwitchName): [on: boolean, set: (on: boolean) => void] {
  const on = useSyncExternalStore(
    listen,
    () => isOn(name),
    () => true,
  )
  const set = (next: boolean) => {
    try {
      localStorage.setItem(name, next ? 'on' : 'off')
    } catch {
      // stays as it is
    }
    for (const listener of listeners) listener()
  }
  return [on, set]
}
