-- CreateTable
CREATE TABLE "access"."question" (
    "sequence" BIGSERIAL NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "question" TEXT COLLATE "C" NOT NULL,
    "size" INTEGER NOT NULL,
    "members" BYTEA NOT NULL,
    "answer" JSONB NOT NULL,
    "time" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "question_pkey" PRIMARY KEY ("sequence")
);

-- CreateIndex
CREATE INDEX "question_subject_size_idx" ON "access"."question"("subject", "size");

-- Indexes that Prisma has no words for

