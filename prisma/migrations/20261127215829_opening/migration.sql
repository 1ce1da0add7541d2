-- AlterTable
ALTER TABLE "access"."opening" ADD COLUMN     "explanation" TEXT COLLATE "C" NOT NULL DEFAULT '',
ADD COLUMN     "outcome" TEXT COLLATE "C";

-- Indexes that Prisma has no words for


-- By hand
ALTER TABLE "access"."opening"
    ADD CONSTRAINT "opening_basis_check" CHECK (basis IN ('break-glass', 'declared')),
    ADD CONSTRAINT "opening_until_check" CHECK (until > start),
    ADD CONSTRAINT "opening_review_check" CHECK (
        (reviewed IS NULL) = (outcome IS NULL) AND (reviewed IS NULL) = (reviewer IS NULL));

-- What was said and granted stays; the end and the review come once
CREATE FUNCTION "access"."refuse_rewriting"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE'
        AND (OLD.ended IS NULL OR NEW.ended = OLD.ended)
        AND (OLD.reviewed IS NULL
            OR (NEW.reviewed, NEW.reviewer, NEW.outcome, NEW.review) IS NOT DISTINCT FROM
               (OLD.reviewed, OLD.reviewer, OLD.outcome, OLD.review))
        AND (to_jsonb(NEW) - '{ended,reviewed,reviewer,outcome,review}'::text[])
          = (to_jsonb(OLD) - '{ended,reviewed,reviewer,outcome,review}'::text[])
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'an opening is not rewritten: % of access.opening is refused', TG_OP
        USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "opening_not_rewritten" BEFORE UPDATE OR DELETE ON "access"."opening"
    FOR EACH ROW EXECUTE FUNCTION "access"."refuse_rewriting"();

CREATE TRIGGER "opening_not_emptied" BEFORE TRUNCATE ON "access"."opening"
    FOR EACH STATEMENT EXECUTE FUNCTION "access"."refuse_rewriting"();

-- Also while a session replays another server's changes
ALTER TABLE "access"."opening" ENABLE ALWAYS TRIGGER "opening_not_rewritten";
ALTER TABLE "access"."opening" ENABLE ALWAYS TRIGGER "opening_not_emptied";
