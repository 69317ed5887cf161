package dev.attest.eval.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeLinesTest {

    @TempDir
    Path folder;

    /** A file on a disk that has room for so many bytes more. */
    private static final class FullDisk implements SeekableByteChannel {

        private final SeekableByteChannel file;
        private int room;

        FullDisk(SeekableByteChannel file, int room) {
            this.file = file;
            this.room = room;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            if (room == 0) {
                throw new IOException("No space left on device");
            }
            int some = Math.min(room, bytes.remaining());
            room -= some;
            ByteBuffer begun = bytes.slice(bytes.position(), some);
            bytes.position(bytes.position() + some);
            return file.write(begun);
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            return file.read(into);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public SeekableByteChannel position(long position) throws IOException {
            file.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public SeekableByteChannel truncate(long size) throws IOException {
            file.truncate(size);
            return this;
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    @Test
    void aLineThatDidNotFitLeavesNothingForTheNextOneToJoin() throws Exception {
        Path file = folder.resolve("lines.jsonl");
        try (var channel = Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            WholeLines.append(channel, "{\"one\":1}");
            var full = new FullDisk(channel, 6);
            assertThatThrownBy(() -> WholeLines.append(full, "{\"two\":2}")).hasMessage("No space left on device");
            WholeLines.append(channel, "{\"three\":3}");
        }

        assertThat(file).hasContent("{\"one\":1}\n{\"three\":3}\n");
    }
}
