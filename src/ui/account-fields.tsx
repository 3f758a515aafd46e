import { Field } from "./field.tsx";

type Typed = { values: Record<string, string>; errors: Record<string, string> };

/** Name and password of somebody who says yes to an invitation. The password can wait: links by mail sign in, too. */
export const AccountFields = ({ values, errors }: Typed) => (
  <>
    <Field name="name" label="Your name" value={values.name} error={errors.name} required autocomplete="name" />
    <Field
      name="password"
      label="Password"
      type="password"
      error={errors.password}
      hint="At least 10 characters. Without one, you sign in with a link by mail."
      autocomplete="new-password"
    />
  </>
);
