#include "ps-test-memory.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Looks through all of the process' own memory for a word, as somebody would who has a copy of it.
 *
 * The word is nowhere in this program: it is made when it is needed, and what is compared with it is
 * made letter by letter. Words are twelve letters long and differ in all but the first few.
 */
#define LENGTH 12
#define CHUNK  (1024 * 1024)

#define AROUND   64
#define TOLD_MAX 4

static char
letter (guint number,
        guint i)
{
  /* Any walk through the alphabet that is not one anybody else makes. */
  return (char) ('a' + (number * 7 + i * i * 5 + i * 11 + 3) % 26);
}

static gboolean
is_here (const char *bytes,
         gsize       len,
         gsize       at,
         guint       number,
         gsize       step)
{
  if (at + LENGTH * step > len)
    return FALSE;

  for (guint i = 0; i < LENGTH; i++)
    if (bytes[at + i * step] != letter (number, i))
      return FALSE;

  return TRUE;
}

/* For whoever has to find out who kept it: where it is, and what is around it, but not the word, which
 * would be in memory once more.
 */
static void
tell (const char *mapping,
      const char *bytes,
      gsize       len,
      gsize       at,
      guint       number)
{
  gsize to = MIN (len, at + LENGTH + AROUND);
  g_autoptr (GString) around = g_string_sized_new (2 * AROUND + LENGTH + 1);

  for (gsize i = at - MIN (at, AROUND); i < to;)
    {
      gboolean here = is_here (bytes, to, i, number, 1);

      g_string_append_c (around, here ? '#' : g_ascii_isprint (bytes[i]) ? bytes[i] : '.');
      i += here ? LENGTH : 1;
    }
  g_test_message ("%s: %s", mapping, around->str);
}

/* @step is 1 for UTF-8 and 4 for UTF-32, in which text is laid out. */
static guint
count_in (const char *bytes,
          gsize       len,
          guint       number,
          gsize       step,
          const char *mapping)
{
  guint n = 0;

  for (gsize at = 0; at < len; at++)
    {
      if (!is_here (bytes, len, at, number, step))
        continue;

      n++;
      if (n <= TOLD_MAX)
        tell (mapping, bytes, len, at, number);
    }

  return n;
}

static guint
count_range (int         fd,
             char       *buffer,
             gsize       from,
             gsize       to,
             guint       number,
             const char *mapping)
{
  guint n = 0;

  /* Chunks overlap by what one word can be long. */
  for (gsize at = from; at < to; at += CHUNK)
    {
      gsize wanted = MIN (CHUNK + LENGTH * 4, to - at);
      gssize got = pread (fd, buffer, wanted, (off_t) at);

      if (got <= 0)
        continue;

      n += count_in (buffer, (gsize) got, number, 1, mapping);
      n += count_in (buffer, (gsize) got, number, 4, mapping);
    }

  return n;
}

/**
 * ps_test_memory_can_look:
 *
 * Returns: whether a test can look through the memory of its process; if not, it is skipped and returns
 */
gboolean
ps_test_memory_can_look (void)
{
#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("A sanitizer keeps what was freed, and its own memory is too large to look through.");

  return FALSE;
#else
  return TRUE;
#endif
}

/**
 * ps_test_memory_marker:
 * @number: which of several
 *
 * Returns: (transfer full): a word; whoever has put it somewhere wipes it before it is freed
 */
char *
ps_test_memory_marker (guint number)
{
  char *marker = g_malloc0 (LENGTH + 1);

  for (guint i = 0; i < LENGTH; i++)
    marker[i] = letter (number, i);

  return marker;
}

/**
 * ps_test_memory_count:
 * @number: which word
 *
 * Returns: in how many places of memory that can be written it is, as UTF-8 or as UTF-32
 */
guint
ps_test_memory_count (guint number)
{
  gsize size = CHUNK + LENGTH * 4;
  char *buffer = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  int fd = open ("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  FILE *maps = fopen ("/proc/self/maps", "re");
  char line[4096];
  guint n = 0;

  g_assert_true (buffer != MAP_FAILED && fd >= 0 && maps != NULL);

  while (fgets (line, sizeof line, maps) != NULL)
    {
      gsize from, to;
      char mode[5];

      line[strcspn (line, "\n")] = '\0';

      if (sscanf (line, "%zx-%zx %4s", &from, &to, mode) != 3 || mode[0] != 'r' || mode[1] != 'w')
        continue;

      /* Neighbours are one mapping to the kernel: what is before and after the buffer is looked at. */
      if (from < (gsize) buffer + size && to > (gsize) buffer)
        {
          n += count_range (fd, buffer, from, MAX (from, (gsize) buffer), number,
                            line);
          n += count_range (fd, buffer, MIN (to, (gsize) buffer + size), to, number, line);
        }
      else
        {
          n += count_range (fd, buffer, from, to, number, line);
        }
    }

  fclose (maps);
  close (fd);
  explicit_bzero (buffer, size);
  munmap (buffer, size);

  return n;
}
