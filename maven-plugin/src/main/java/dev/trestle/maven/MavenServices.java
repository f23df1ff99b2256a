package dev.trestle.maven;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** What Maven does for us: fetches an artifact, and knows passwords. */
record MavenServices(
        MavenSession session, MavenProject project, RepositorySystem repositories, SettingsDecrypter decrypter) {

    /** The file of the artifact, which is {@code what}, from the local repository or from where the project takes its plugins. */
    Path resolve(Artifact artifact, String what) throws MojoExecutionException {
        ArtifactRequest request = new ArtifactRequest(artifact, project.getRemotePluginRepositories(), "trestle");
        try {
            return repositories
                    .resolveArtifact(session.getRepositorySession(), request)
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            String why = session.isOffline()
                    ? "Maven is offline, and it is not in the local repository: build once without -o"
                    : e.getMessage();
            throw new MojoExecutionException("no " + what + " " + artifact.getVersion() + " ("
                    + artifact.getArtifactId() + "): " + why);
        }
    }

    /** The user name and password under this id in settings.xml; the parameter has it. */
    Login login(String parameter, String serverId) throws MojoFailureException {
        Server server = session.getSettings().getServer(serverId);
        if (server == null) {
            throw new MojoFailureException(
                    parameter + " is '" + serverId + "', but settings.xml has no <server> of that id");
        }
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        for (SettingsProblem problem : result.getProblems()) {
            throw new MojoFailureException(
                    "the password of <server> '" + serverId + "' cannot be decrypted: " + problem.getMessage());
        }
        return new Login(
                Optional.ofNullable(result.getServer().getUsername()),
                Optional.ofNullable(result.getServer().getPassword()));
    }

    /** Who to connect as. */
    record Login(Optional<String> user, Optional<String> password) {
        @Override
        public String toString() {
            return user.orElse("nobody");
        }
    }
}
