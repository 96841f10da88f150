let context: AudioContext | undefined

/** One short high note when something was done, two low ones when it was refused. */
export function beep(done: boolean): void {
  if (typeof AudioContext === 'undefined') return
  context ??= new AudioContext()
  const notes = done ? [{ at: 0, hertz: 1046 }] : [0, 0.16].map((at) => ({ at, hertz: 196 }))
  for (const { at, hertz } of notes) play(context, at, hertz)
}

function play(audio: AudioContext, at: number, hertz: number) {
  const start = audio.currentTime + at
  const tone = audio.createOscillator()
  const volume = audio.createGain()
  tone.frequency.value = hertz
  volume.gain.setValueAtTime(0.12, start)
  volume.gain.exponentialRampToValueAtTime(0.001, start + 0.12)
  tone.connect(volume).connect(audio.destination)
  tone.start(start)
  tone.stop(start + 0.13)
}
