-- CreateTable
CREATE TABLE "record"."idempotency" (
    "author" TEXT COLLATE "C" NOT NULL,
    "client" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "request" BYTEA NOT NULL,
    "answer" JSONB,
    "created" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_pkey" PRIMARY KEY ("author","client","key")
);

-- CreateIndex
CREATE INDEX "idempotency_created_idx" ON "record"."idempotency"("created");

-- Indexes that Prisma has no words for

