/**
 * The schema of the synced tables and the projection that goes with it (a caregiver's), newest last. DDL changes the
 * values that devices hold without a version (`alter ... default`, `alter ... using`): whoever changes the schema
 * changes the projection too, so that devices pull anew, and appends a line here.
 */
export const recordedProjections: readonly { schema: string; projection: string }[] = [
  { schema: 'cad396af5fd3a9f1', projection: 'e08d80891d7bd615' },
  // Photos.
  { schema: 'dddd869ea822fe12', projection: '10edbff14ee09bd1' },
  // Decisions.
  { schema: 'c9f1f3f9ba6f5982', projection: '6f681df38240b268' },
];
