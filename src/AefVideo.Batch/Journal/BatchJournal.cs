using System.Globalization;
using System.Text.Json;
using AefVideo.Batch.Results;
using AefVideo.Core.Errors;
using Microsoft.Data.Sqlite;

namespace AefVideo.Batch.Journal;

/// <summary>
/// What became of every clip, in an SQLite file. What a method has written is on the disk when it returns, whatever happens next. May be used by several threads.
/// </summary>
public sealed class BatchJournal : IDisposable
{
    private const int Version = 1;
    private const int NotADatabase = 26;
    private const int Corrupt = 11;

    // Not WAL: that needs memory shared between processes, which network file systems do not give. Each shard has a journal of its own, so nobody waits for the lock.
    private const string Setup = """
        PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;
        CREATE TABLE IF NOT EXISTS clips (
            name TEXT PRIMARY KEY, state INTEGER NOT NULL, attempts INTEGER NOT NULL, bytes INTEGER NOT NULL, modified INTEGER NOT NULL, content TEXT NOT NULL,
            settings TEXT NOT NULL, perturbation TEXT NOT NULL, output TEXT NOT NULL, output_bytes INTEGER, output_modified INTEGER, owns_output INTEGER NOT NULL,
            error TEXT, verified_frames INTEGER NOT NULL DEFAULT 0, begun TEXT NOT NULL, ended TEXT, reason TEXT NOT NULL, result TEXT) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        """;

    private readonly SqliteConnection _connection;
    private readonly string _path;
    private readonly Lock _lock = new();

    private BatchJournal(SqliteConnection connection, string path) => (_connection, _path) = (connection, path);

    /// <summary>Opens a journal, or makes one.</summary>
    /// <exception cref="ModelException">The file is damaged or no journal, or one of another version.</exception>
    public static BatchJournal Open(string path) => Open(path, SqliteOpenMode.ReadWriteCreate);

    /// <summary>Opens a journal to look at it, perhaps while another process works with it. What a process that was killed has left half written is undone, which reading alone could not.</summary>
    /// <exception cref="ModelException">The file is missing, damaged or no journal, or one of another version.</exception>
    public static BatchJournal OpenToRead(string path) => Open(path, SqliteOpenMode.ReadWrite);

    /// <summary>A fact about the whole batch; null where it is not known.</summary>
    public string? Fact(string name) => Guard(() =>
    {
        using var command = Command("SELECT value FROM facts WHERE name = $name", ("$name", name));
        return command.ExecuteScalar() as string;
    });

    /// <summary>Notes a fact about the whole batch.</summary>
    public void SetFact(string name, string value) => Change("INSERT OR REPLACE INTO facts VALUES ($name, $value)", ("$name", name), ("$value", value));

    /// <summary>All clips that were ever begun, by name.</summary>
    public Dictionary<string, JournalEntry> ReadEntries() => Guard(() =>
    {
        var entries = new Dictionary<string, JournalEntry>(StringComparer.Ordinal);
        using var command = Command(
            "SELECT name, state, attempts, bytes, modified, content, settings, perturbation, output, output_bytes, output_modified, owns_output, error, verified_frames FROM clips");
        using var reader = command.ExecuteReader();
        // The same few fingerprints stand in every row.
        var (settings, perturbation) = ("", "");
        while (reader.Read())
        {
            if (reader.GetString(6) is var s && s != settings) settings = s;
            if (reader.GetString(7) is var p && p != perturbation) perturbation = p;
            var name = reader.GetString(0);
            var output = reader.GetString(8);
            entries.Add(name, new()
            {
                Name = name,
                State = (ClipState)reader.GetInt32(1),
                Attempts = reader.GetInt32(2),
                Input = new(reader.GetInt64(3), reader.GetInt64(4)),
                Content = reader.GetString(5),
                Settings = settings,
                Perturbation = perturbation,
                Output = output == name ? name : output,
                OutputStamp = reader.IsDBNull(9) ? null : new(reader.GetInt64(9), reader.GetInt64(10)),
                OwnsOutput = reader.GetBoolean(11),
                Error = reader.IsDBNull(12) ? null : reader.GetString(12),
                VerifiedFrames = reader.GetInt32(13),
            });
        }
        return entries;
    });

    /// <summary>All clips with what is known of them, by name: for reports.</summary>
    public IReadOnlyList<JournalRow> ReadRows() => Guard(() =>
    {
        var rows = new List<JournalRow>();
        using var command = Command("SELECT name, state, attempts, output, error, reason, begun, ended, result, bytes FROM clips ORDER BY name");
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var result = reader.IsDBNull(8) ? null : JsonSerializer.Deserialize(reader.GetString(8), BatchJson.Default.ClipResult);
            rows.Add(new(
                reader.GetString(0), (ClipState)reader.GetInt32(1), reader.GetInt32(2), reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetString(4), reader.GetString(5),
                reader.GetString(6), reader.IsDBNull(7) ? null : reader.GetString(7), reader.GetInt64(9), result));
        }
        return rows;
    });

    /// <summary>A clip is begun: from now on what stands under its output's name may be replaced.</summary>
    /// <param name="entry">With the state, stamps and fingerprints of this attempt; attempts are counted here.</param>
    /// <param name="reason">Why it is done, in a few words.</param>
    /// <param name="now">The time.</param>
    public void Begin(JournalEntry entry, string reason, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Change(
            """
            INSERT INTO clips (name, state, attempts, bytes, modified, content, settings, perturbation, output, owns_output, begun, reason)
            VALUES ($name, 1, 1, $bytes, $modified, $content, $settings, $perturbation, $output, $owns, $now, $reason)
            ON CONFLICT (name) DO UPDATE SET state = 1, attempts = attempts + 1, bytes = $bytes, modified = $modified, content = $content, settings = $settings, perturbation = $perturbation,
            output = $output, output_bytes = NULL, output_modified = NULL, owns_output = $owns, error = NULL, verified_frames = 0, begun = $now, ended = NULL, reason = $reason, result = NULL
            """,
            ("$name", entry.Name), ("$bytes", entry.Input.Bytes), ("$modified", entry.Input.ModifiedTicks), ("$content", entry.Content), ("$settings", entry.Settings),
            ("$perturbation", entry.Perturbation), ("$output", entry.Output), ("$owns", entry.OwnsOutput), ("$now", Text(now)), ("$reason", reason));
    }

    /// <summary>A clip is done.</summary>
    public void Complete(string name, FileStamp output, ClipResult result, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(result);
        Change(
            "UPDATE clips SET state = 2, output_bytes = $bytes, output_modified = $modified, error = NULL, verified_frames = $frames, ended = $now, result = $result WHERE name = $name",
            ("$name", name), ("$bytes", output.Bytes), ("$modified", output.ModifiedTicks), ("$frames", result.Verification?.AskedFrames ?? 0), ("$now", Text(now)),
            ("$result", JsonSerializer.Serialize(result, BatchJson.Default.ClipResult)));
    }

    /// <summary>A clip has failed.</summary>
    public void Fail(string name, string error, DateTimeOffset now) =>
        Change("UPDATE clips SET state = 3, error = $error, ended = $now WHERE name = $name", ("$name", name), ("$error", error), ("$now", Text(now)));

    /// <summary>A clip's file was written anew with the same content.</summary>
    public void SetInput(string name, FileStamp input) =>
        Change("UPDATE clips SET bytes = $bytes, modified = $modified WHERE name = $name", ("$name", name), ("$bytes", input.Bytes), ("$modified", input.ModifiedTicks));

    /// <summary>What was found of a clip that was done before; null where there is nothing.</summary>
    public ClipResult? Result(string name) => Guard(() =>
    {
        using var command = Command("SELECT result FROM clips WHERE name = $name", ("$name", name));
        return command.ExecuteScalar() is string result ? JsonSerializer.Deserialize(result, BatchJson.Default.ClipResult) : null;
    });

    /// <summary>Whether a clip was ever begun.</summary>
    public bool Knows(string name) => Guard(() =>
    {
        using var command = Command("SELECT 1 FROM clips WHERE name = $name", ("$name", name));
        return command.ExecuteScalar() is not null;
    });

    /// <summary>Takes over all that another journal knows; of a clip that both know, the one that was begun last.</summary>
    /// <returns>How many clips the other knows.</returns>
    public int Unite(string other)
    {
        using (OpenToRead(other)) { }
        return Guard(() =>
        {
            using (var attach = Command("ATTACH $path AS other", ("$path", other))) attach.ExecuteNonQuery();
            try
            {
                using var unite = Command("INSERT OR REPLACE INTO clips SELECT * FROM other.clips AS o WHERE NOT EXISTS (SELECT 1 FROM clips AS own WHERE own.name = o.name AND own.begun > o.begun)");
                unite.ExecuteNonQuery();
                using var count = Command("SELECT COUNT(*) FROM other.clips");
                return Convert.ToInt32(count.ExecuteScalar(), CultureInfo.InvariantCulture);
            }
            finally
            {
                using var detach = Command("DETACH other");
                detach.ExecuteNonQuery();
            }
        });
    }

    /// <summary>Makes many changes at once, of which either all or none are on the disk.</summary>
    internal void Together(Action changes) => Guard(() =>
    {
        using (var begin = Command("BEGIN")) begin.ExecuteNonQuery();
        changes();
        using var commit = Command("COMMIT");
        return commit.ExecuteNonQuery();
    });

    /// <inheritdoc />
    public void Dispose() => _connection.Dispose();

    private static BatchJournal Open(string path, SqliteOpenMode mode)
    {
        if (mode == SqliteOpenMode.ReadWrite && !File.Exists(path)) throw new ModelException($"{path}: there is no such journal.");
        // Without a pool: a closed journal is a closed file.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        var journal = new BatchJournal(connection, path);
        try
        {
            journal.Guard(() =>
            {
                connection.Open();
                using (var version = journal.Command("PRAGMA user_version"))
                {
                    var number = Convert.ToInt32(version.ExecuteScalar(), CultureInfo.InvariantCulture);
                    if (number != Version && (number != 0 || mode == SqliteOpenMode.ReadWrite && HasTables(journal)))
                        throw new ModelException($"{path}: is a journal of version {number}, and this program reads version {Version}; write to another folder.");
                }
                if (mode == SqliteOpenMode.ReadWrite) return 0;
                using var setup = journal.Command($"{Setup} PRAGMA user_version = {Version};");
                return setup.ExecuteNonQuery();
            });
            return journal;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static bool HasTables(BatchJournal journal)
    {
        using var count = journal.Command("SELECT COUNT(*) FROM sqlite_master");
        return Convert.ToInt32(count.ExecuteScalar(), CultureInfo.InvariantCulture) > 0;
    }

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);

    private void Change(string text, params (string Name, object Value)[] values) => Guard(() =>
    {
        using var command = Command(text, values);
        return command.ExecuteNonQuery();
    });

    private SqliteCommand Command(string text, params (string Name, object Value)[] values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        return command;
    }

    private T Guard<T>(Func<T> work)
    {
        lock (_lock)
        {
            try
            {
                return work();
            }
            catch (SqliteException exception)
            {
                throw new ModelException(
                    exception.SqliteErrorCode is NotADatabase or Corrupt
                        ? $"{_path}: is no journal, or a damaged one; move it away to begin anew (what is protected already is then not known)."
                        : $"{_path}: the journal cannot be used: {exception.Message}",
                    exception);
            }
            catch (JsonException exception)
            {
                throw new ModelException($"{_path}: a result in the journal is damaged; move it away to begin anew.", exception);
            }
        }
    }
}
