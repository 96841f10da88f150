import type { SourceDetail } from '../../src/catalogue/sources/shapes.ts'
import { Checkbox } from '../ui/forms/choices.tsx'
import { TextField } from '../ui/forms/fields.tsx'
import { useWords } from '../ui/page.tsx'

/** Name, address, when it is harvested and asked, and how one gets in. */
export function General({ source }: { source: SourceDetail }) {
  const { form: words, add } = useWords().harvest
  const remote = source.protocol !== 'file'
  const asked = source.protocol === 'z3950' || source.protocol === 'sru'
  return (
    <>
      <fieldset className="part">
        <legend>{words.general}</legend>
        <div className="grid">
          <TextField
            label={add.nameZh}
            name="name.zh"
            required
            maxLength={100}
            defaultValue={source.name.zh}
          />
          <TextField
            label={add.nameEn}
            name="name.en"
            maxLength={100}
            defaultValue={source.name.en}
          />
          {remote && (
            <TextField
              wide
              label={add.address}
              name="address"
              hint={add.addressHint}
              maxLength={500}
              defaultValue={source.address}
            />
          )}
        </div>
      </fieldset>
      <fieldset className="part">
        <legend>{words.schedule}</legend>
        <Checkbox label={words.harvested} name="isHarvested" defaultChecked={source.isHarvested} />
        {asked && (
          <>
            <Checkbox
              label={words.live}
              name="isSearchedLive"
              defaultChecked={source.isSearchedLive}
            />
            <Checkbox
              label={words.availability}
              name="isAskedForAvailability"
              defaultChecked={source.isAskedForAvailability}
            />
          </>
        )}
        {remote && (
          <TextField
            label={words.every}
            name="harvestEveryMinutes"
            type="number"
            min={15}
            hint={words.everyHint}
            defaultValue={source.harvestEveryMinutes ?? ''}
          />
        )}
      </fieldset>
      {asked && <SignIn known={source.hasCredentials} />}
    </>
  )
}

function SignIn({ known }: { known: boolean }) {
  const { form: words } = useWords().harvest
  return (
    <fieldset className="part">
      <legend>{words.credentials}</legend>
      {known && <p className="hint">{words.credentialsKeep}</p>}
      <div className="grid">
        <TextField label={words.user} name="user" maxLength={100} autoComplete="off" />
        <TextField
          label={words.password}
          name="password"
          type="password"
          maxLength={100}
          autoComplete="new-password"
        />
        <TextField label={words.group} name="group" maxLength={100} autoComplete="off" />
      </div>
    </fieldset>
  )
}
