-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "audit";

-- CreateTable
CREATE TABLE "audit"."chain" (
    "id" UUID NOT NULL,
    "process" UUID NOT NULL,
    "class" TEXT COLLATE "C" NOT NULL,
    "started" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "chain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit"."entry" (
    "chain" UUID NOT NULL,
    "position" BIGINT NOT NULL,
    "time" TIMESTAMPTZ(6) NOT NULL,
    "request" TEXT COLLATE "C" NOT NULL,
    "face" TEXT COLLATE "C" NOT NULL,
    "interaction" TEXT COLLATE "C" NOT NULL,
    "outcome" TEXT COLLATE "C" NOT NULL,
    "issuer" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "user" TEXT COLLATE "C",
    "roles" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "units" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "client" TEXT COLLATE "C" NOT NULL,
    "address" TEXT COLLATE "C" NOT NULL,
    "token" TEXT COLLATE "C" NOT NULL,
    "purpose" TEXT COLLATE "C",
    "openings" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "operation" BYTEA,
    "name" TEXT COLLATE "C",
    "patients" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "everyone" BOOLEAN NOT NULL DEFAULT false,
    "asked" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "shown" BIGINT[] DEFAULT ARRAY[]::BIGINT[],
    "written" BIGINT[] DEFAULT ARRAY[]::BIGINT[],
    "counted" INTEGER NOT NULL DEFAULT 0,
    "detail" TEXT COLLATE "C",
    "previous" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "entry_pkey" PRIMARY KEY ("chain","position")
);

-- CreateTable
CREATE TABLE "audit"."operation" (
    "hash" BYTEA NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "operation_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "audit"."checkpoint" (
    "process" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "time" TIMESTAMPTZ(6) NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "key" BYTEA NOT NULL,
    "signature" BYTEA NOT NULL,

    CONSTRAINT "checkpoint_pkey" PRIMARY KEY ("process","number")
);

-- CreateTable
CREATE TABLE "audit"."purge" (
    "chain" UUID NOT NULL,
    "position" BIGINT NOT NULL,
    "time" TIMESTAMPTZ(6) NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "key" BYTEA NOT NULL,
    "signature" BYTEA NOT NULL,

    CONSTRAINT "purge_pkey" PRIMARY KEY ("chain","position")
);

-- CreateIndex
CREATE INDEX "chain_process_idx" ON "audit"."chain"("process");

-- CreateIndex
CREATE INDEX "entry_time_chain_position_idx" ON "audit"."entry"("time" DESC, "chain", "position");

-- CreateIndex
CREATE INDEX "entry_patients_asked_idx" ON "audit"."entry" USING GIN ("patients", "asked");

-- Indexes that Prisma has no words for


-- By hand

ALTER TABLE "audit"."entry" ALTER COLUMN "shown" SET DEFAULT '{}', ALTER COLUMN "shown" SET NOT NULL,
    ALTER COLUMN "written" SET DEFAULT '{}', ALTER COLUMN "written" SET NOT NULL;

ALTER TABLE "audit"."chain"
    ADD CONSTRAINT "chain_class" CHECK ("class" IN ('access', 'exceptional', 'refused', 'transfer'));

ALTER TABLE "audit"."entry"
    ADD CONSTRAINT "entry_position" CHECK ("position" > 0),
    ADD CONSTRAINT "entry_face" CHECK ("face" IN ('graphql', 'rest', 'command', 'pages')),
    ADD CONSTRAINT "entry_hashes" CHECK (length("previous") = 32 AND length("hash") = 32 AND length("operation") = 32),
    ADD CONSTRAINT "entry_counted" CHECK ("counted" >= 0),
    ADD CONSTRAINT "entry_whole" CHECK (array_position("patients", NULL) IS NULL AND array_position("asked", NULL) IS NULL
        AND array_position("shown", NULL) IS NULL AND array_position("written", NULL) IS NULL);

-- Few rows concern all patients, and each patient's log has them
CREATE INDEX "entry_everyone_idx" ON "audit"."entry" (time) WHERE "everyone";

ALTER TABLE "audit"."operation" ADD CONSTRAINT "operation_hash" CHECK (length("hash") = 32);
ALTER TABLE "audit"."checkpoint" ADD CONSTRAINT "checkpoint_lengths" CHECK (length("key") = 32 AND length("signature") = 64);
ALTER TABLE "audit"."purge" ADD CONSTRAINT "purge_lengths" CHECK (length("key") = 32 AND length("signature") = 64);

-- A purge says that it is one; whoever else says so breaks a chain, which the verification finds
CREATE FUNCTION "audit"."refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'entry' AND current_setting('socle.audit_purge', true) = 'on' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'the audit trail only grows: % of audit.% is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['chain', 'entry', 'operation', 'checkpoint', 'purge'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.%I
            FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()', name || '_only_grows', name);
        EXECUTE format('ALTER TABLE audit.%I ENABLE ALWAYS TRIGGER %I', name, name || '_only_grows');
    END LOOP;
END
$$;

-- The role that the server writes its trail as, where it may be made; roles are the whole server's, so another database
-- may have made it, even just now
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'socle_audit')
        AND (SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user) THEN
        BEGIN
            CREATE ROLE socle_audit NOLOGIN;
            EXECUTE format('GRANT socle_audit TO %I', current_user);
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END;
    END IF;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'socle_audit') THEN
        GRANT USAGE ON SCHEMA audit, access TO socle_audit;
        GRANT INSERT, SELECT ON ALL TABLES IN SCHEMA audit TO socle_audit;
        GRANT SELECT ON access.opening TO socle_audit;
    END IF;
END
$$;
