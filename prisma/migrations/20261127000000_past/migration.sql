-- The patients that a version refers to. Where a type may concern several, the column "patient" names the first alone.
CREATE FUNCTION "record"."patients_in"("document" JSONB) RETURNS TEXT[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(DISTINCT substring(r #>> '{}' FROM '^Patient/([A-Za-z0-9.-]{1,64})(?:/_history/.*)?$')), '{}')
    FROM jsonb_path_query("document", 'strict $.**.reference ? (@ starts with "Patient/")', '{}', true) AS r
$$;

CREATE INDEX "version_patients_idx" ON "record"."version" USING GIN ("record"."patients_in"("document"))
    WHERE "type" IN ('Appointment', 'Account', 'AuditEvent', 'Provenance');
